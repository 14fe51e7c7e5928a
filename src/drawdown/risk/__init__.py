"""Risk: a plan re-dispatched under drawn lengths, delays and refusals, and what that tells."""
