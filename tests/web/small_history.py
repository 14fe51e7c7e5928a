"""What really happened to the small mission: nobody signed for Nord."""

from __future__ import annotations

from datetime import date

from drawdown.register.history import History
from tests.web.small_register import ESTIMATE, REPORTED


def small_history() -> History:
    """Return what happened to Nord: nobody signed."""
    return History.model_validate(
        {
            "sites": (
                {
                    "site": "nord",
                    "last_departure": date(2023, 10, 31),
                    "circumstances": "destroyed_or_decommissioned",
                    "taken_by": "an armed group",
                    "provenance": {"*": REPORTED},
                },
                {
                    "site": "nord",
                    "annex": "nord-annex",
                    "handover": date(2023, 8, 22),
                    "receiver_name": "A. Prefect",
                    "receiver_capacity": "Prefect",
                    "documents": ("site inspection certificate",),
                    "witnesses": ("the mayor",),
                    "provenance": {"*": REPORTED},
                },
            ),
            "movements": (
                {
                    "id": "mv-001",
                    "mode": "road",
                    "kind": "withdrawal",
                    "first": date(2023, 10, 31),
                    "last": date(2023, 11, 7),
                    "origin": "nord",
                    "destination": "sud",
                    "vehicles": 143,
                    "incidents": ("IED",),
                    "provenance": {"*": REPORTED, "vehicles": ESTIMATE},
                },
            ),
            "events": ({"known": date(2023, 9, 24), "event": "clearance_refused", "site": "nord"},),
        }
    )
