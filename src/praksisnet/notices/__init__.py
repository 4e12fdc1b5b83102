"""The outbox: every letter exactly once, few and in time."""
