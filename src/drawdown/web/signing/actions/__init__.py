"""One module for each verb: check, then do."""
