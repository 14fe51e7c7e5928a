"""Where property goes: facts, the rule that fits them, the cost of shipping, plans that tie out."""
