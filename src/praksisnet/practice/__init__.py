"""What a municipality tries at home, and what came of it."""
