"""The kinds of act that are about the ledger itself, each with its body and its decision."""
