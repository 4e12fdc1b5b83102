"""Pages that need many rooms."""
