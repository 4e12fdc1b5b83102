"""Colleagues without a permanent place: they read what is shared with the municipalities, and see no people."""
