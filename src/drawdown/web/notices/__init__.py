"""What waits for somebody: shown on a page, and sent once a day by e-mail."""
