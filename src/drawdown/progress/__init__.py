"""What happened to the plan: tasks begun, blocked and done, clearances, variance."""
