"""Tasks with an owner, a date and a link, which tick themselves."""
