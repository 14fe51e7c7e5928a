"""A run of the planner: started, listened to, shown."""
