"""Reports on the drawdown: figures with where they come from, as PDF, workbook and open data."""
