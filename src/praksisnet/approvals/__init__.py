"""Draft, awaiting, changes wanted or approved, with the difference shown."""
