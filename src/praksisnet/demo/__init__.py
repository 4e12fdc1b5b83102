"""Invented people and years, made through the rooms' own actions."""
