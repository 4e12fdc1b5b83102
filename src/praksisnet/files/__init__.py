"""Uploads: kept once checked, and read only by those who may."""
