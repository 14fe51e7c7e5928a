"""What if: a register with more days, teams, escorts or without a road, and the plan of that."""
