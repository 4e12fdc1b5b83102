"""What somebody follows, and what is new since they were here last."""
