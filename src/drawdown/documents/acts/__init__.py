"""The kinds of act that are about documents: one module each, with its body and its decision."""
