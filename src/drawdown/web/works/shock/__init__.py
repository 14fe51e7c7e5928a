"""A shock to the plan: told, searched for, answered beside the plan it meets."""
