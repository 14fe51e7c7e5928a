"""drawdown: the closing ledger for a field mission."""

__version__ = "0.1.0"
