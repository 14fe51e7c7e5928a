"""From a few choices to a whole plan: serial schedule generation over calendars."""
