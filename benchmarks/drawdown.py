"""The benchmark of the planner by size, `sizes.py`, under the name of the program it measures.

Python looks for `drawdown` beside a script first, so this file steps aside where a neighbour means
the package.
"""

from __future__ import annotations

import importlib
import runpy
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:] = [place for place in sys.path if Path(place).resolve() != HERE]

if __name__ == "__main__":
    runpy.run_path(str(HERE / "sizes.py"), run_name="__main__")
else:
    del sys.modules[__name__]
    importlib.import_module(__name__)
