"""One site in the plan: its days, its tasks, its yard, and all of them on a map."""
