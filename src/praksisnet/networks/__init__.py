"""Programmes, networks, seats, roles and invitations."""
