"""Municipalities, regions and other organisations, and who belongs to them."""
