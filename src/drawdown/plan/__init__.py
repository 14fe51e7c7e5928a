"""The planner: register -> problem -> solver -> plan, and an independent checker of the result."""
