"""Documents that one person proposes and another puts in force: kept, decided on, shown.

Each application that has some says what they are (`Kept`) and how their page shows them (`Page`).
"""
