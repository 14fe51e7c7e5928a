"""The kinds of act on the work of a site: tasks and clearances."""

from __future__ import annotations

from drawdown.progress.acts.clear import CLEARANCE_ANSWERED, CLEARANCE_ASKED
from drawdown.progress.acts.work import (
    TASK_ASSIGNED,
    TASK_BLOCKED,
    TASK_COMMENTED,
    TASK_DONE,
    TASK_STARTED,
    TASK_UNBLOCKED,
)

WORK_KINDS = (
    TASK_ASSIGNED,
    TASK_STARTED,
    TASK_BLOCKED,
    TASK_UNBLOCKED,
    TASK_DONE,
    TASK_COMMENTED,
)
KINDS = (*WORK_KINDS, CLEARANCE_ASKED, CLEARANCE_ANSWERED)
