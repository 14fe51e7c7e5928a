"""The check-out list: the one in force, and those that wait."""

from __future__ import annotations

from drawdown.staff.acts.check_out_list import CHECK_OUT_LIST as PROCEDURE
from drawdown.staff.check_out import CheckOutList, parse_list, read_list, shipped_list
from drawdown.web.adopted.kept import Kept
from drawdown.web.staff.models import ListInForce, ListProposed

CHECK_OUT_LIST = Kept[CheckOutList](
    procedure=PROCEDURE,
    proposals=ListProposed,
    forces=ListInForce,
    shipped=shipped_list,
    parse=parse_list,
    read=read_list,
    content=CheckOutList.to_bytes,
)
