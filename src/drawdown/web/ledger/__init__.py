"""The pages of the ledger: the list of acts, and each act with its proof."""
