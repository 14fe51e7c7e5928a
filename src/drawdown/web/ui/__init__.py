"""How things look: charts, maps, numbers, dates, language and theme."""
