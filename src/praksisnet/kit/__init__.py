"""Tools without models or trade words that every room may use."""
