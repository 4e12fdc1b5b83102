"""Who comes: places, the waiting list, workshops, attendance."""
