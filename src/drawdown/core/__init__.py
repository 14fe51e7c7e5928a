"""Values that every other package speaks in: findings, days, money, canonical bytes."""
