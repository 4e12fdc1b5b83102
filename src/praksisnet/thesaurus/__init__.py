"""Words that mean the same, words that are never split, and what is looked for without being found."""
