"""The administrators' pages about organisations. To everybody else they do not exist."""
