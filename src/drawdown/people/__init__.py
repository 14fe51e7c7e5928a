"""Who may do what: persons, capacities, delegations, and the written table of rights."""
