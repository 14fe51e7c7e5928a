"""What a mission has, on screen and in tables: lines, the account, imports, counts, disposal."""
