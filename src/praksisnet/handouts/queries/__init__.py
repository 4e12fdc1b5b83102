"""What take-home pages and collections hold, for whom."""
