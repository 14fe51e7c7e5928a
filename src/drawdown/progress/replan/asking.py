"""Days to ask for the clearances of first lifts, after tasks and movements have moved."""

from __future__ import annotations

from collections.abc import Iterable

from drawdown.plan.schedule import Movement, Purpose, TaskPlan
from drawdown.plan.window import FIRST, Window, window_of_first
from drawdown.register.model import Register

ASKS = "T43"


def asked_in_time(
    movements: Iterable[Movement], tasks: Iterable[TaskPlan], register: Register
) -> list[Movement]:
    """Return the movements, those of a lapsed first clearance with a day to ask for another."""
    window = window_of_first(register.movement)
    asked = {task.site: task for task in tasks if task.task == ASKS}
    return [
        _asked(movement, asked[movement.site], window)
        if movement.purpose is Purpose.LIFT and movement.site in asked
        else movement
        for movement in movements
    ]


def _asked(lift: Movement, asked: TaskPlan, window: Window) -> Movement:
    """Return a lift that T43 asks for with its day; any other lift as it was."""
    if lift.clearance not in (None, FIRST):
        return lift
    day = window.asked(lift.depart, asked.start, asked.finish)
    if lift.clearance is None and day == asked.start:
        return lift
    return lift.model_copy(update={"clearance": FIRST, "ask_by": day})
