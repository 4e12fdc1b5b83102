"""What municipalities need from their networks, and what came of it."""
