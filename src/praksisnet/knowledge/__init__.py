"""The library: what was shown, written and learned, by theme and word."""
