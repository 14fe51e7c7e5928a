"""Numbers as a mission writes them, each with the bound above which it is a slip of the pen.

The bounds are far above any mission that was; they keep arithmetic inside the calendar and money
inside the whole numbers that every reader of JSON agrees on.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

MOST = 1_000_000
"""More people, containers or vehicles than any operation had at one place."""
LONGEST = 3_660
"""Days: ten years."""

Count = Annotated[int, Field(ge=0, le=MOST)]
Several = Annotated[int, Field(gt=0, le=MOST)]
Days = Annotated[int, Field(ge=0, le=LONGEST)]
SeveralDays = Annotated[int, Field(gt=0, le=LONGEST)]
Share = Annotated[float, Field(ge=0, le=1)]
Tonnes = Annotated[float, Field(ge=0, le=10_000_000)]
Hectares = Annotated[float, Field(gt=0, le=1_000_000)]
Kilometres = Annotated[float, Field(gt=0, le=50_000)]
"""More than once around the earth is no leg."""
KilometresPerDay = Annotated[float, Field(ge=1, le=2_000)]
Price = Annotated[float, Field(ge=0, le=100_000_000)]
"""One piece or one day, in whole units of the currency."""
