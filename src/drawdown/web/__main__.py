"""`python -m drawdown.web`: serve the mission, on `$PORT` or 8000; what `make run` calls.

The command line loads the planner for its other commands; here nothing waits for that.
"""

from __future__ import annotations

import os

from drawdown.web.environment import read_environment
from drawdown.web.serve import serve

if __name__ == "__main__":
    home = read_environment(os.environ).home
    raise SystemExit(serve(port=int(os.environ.get("PORT") or 8000), home=home))
