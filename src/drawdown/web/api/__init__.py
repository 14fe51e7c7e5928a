"""The programming interface: the same acts as on the pages, with tokens, receipts and proofs."""
