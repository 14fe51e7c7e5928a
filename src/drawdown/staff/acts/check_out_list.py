"""The check-out list: `check_out_list.proposed`, `check_out_list.adopted`, `…withdrawn`."""

from __future__ import annotations

from drawdown.ledger.acts.values import Sha256
from drawdown.rules.proposing import Adopted, Procedure, Proposed, Withdrawn
from drawdown.staff.check_out import CheckOutList


class ListProposed(Proposed):
    """Which check-out list somebody proposes, which one it replaces, and why."""

    listed: Sha256


class ListAdopted(Adopted):
    """Which proposed check-out list comes into force."""

    listed: Sha256


class ListWithdrawn(Withdrawn):
    """Which proposed check-out list waits no longer, and why."""

    listed: Sha256


CHECK_OUT_LIST = Procedure[CheckOutList](
    subject="check_out_list",
    field="listed",
    bodies=(ListProposed, ListAdopted, ListWithdrawn),
)
