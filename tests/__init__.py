"""The tests: folders mirror the source; the plumbing that all share stands beside this file."""
