"""Subject words shared by all rooms."""
