"""Background work: lease, retry, schedule."""
