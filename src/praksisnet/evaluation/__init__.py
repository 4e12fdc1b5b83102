"""What the participants say, without anybody being able to tell who said it."""
