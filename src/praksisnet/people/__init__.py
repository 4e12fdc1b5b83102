"""Persons, sign-in, sessions and profiles."""
