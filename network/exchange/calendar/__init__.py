"""Days to mark as an iCalendar file, in words that say nothing."""
