"""What goes home: one page, slides and three questions of a resource or a meeting, and collections of resources."""
