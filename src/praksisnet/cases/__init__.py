"""“Der står noget om et barn”: what may be about a child is hidden by one press, looked at, and purged or put back."""
