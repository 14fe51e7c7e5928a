"""The kinds of act that are about plans: one module each, with its body and its decision."""
