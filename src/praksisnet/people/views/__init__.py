"""Sign-in, one's own pages, and the administration of people."""
