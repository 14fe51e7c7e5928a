"""How sure a plan is: outlooks, and how they are told."""
