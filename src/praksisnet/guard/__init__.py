"""Case-safe writing: nothing about a child is stored."""
