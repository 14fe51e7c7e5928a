"""The exact model: small missions solved to the proven best plan, to measure bounds and plans by.

Every rule of `docs/concepts/planning-model.md`, day by day and in whole numbers, as one CP-SAT
model that shares only the problem with search and bounds. It is slow on purpose: one to four sites.
"""
