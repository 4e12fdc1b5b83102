"""What, when and where: rounds, meetings, their programme of the day, speakers, and what was said."""
