"""The catalogue of what an event can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error

NOT_AN_EVENT = error(
    "O201", "`{text}` is no event", "write KIND:SUBJECT:FROM[:TO] with dates as 2023-07-26"
)
NO_SUCH_KIND = error("O202", "there is no kind of event `{kind}`", "{nearest}")
NO_SUCH_SUBJECT = error("O203", "`{kind}` knows no `{subject}`", "{nearest}")
WRONG_VALUE = error("O204", "`{field}`: {problem}", "correct the value; see docs/formats/events.md")
TO_BEFORE_FROM = error("O205", "the event ends ({last}) before it begins ({first})", "swap them")
GONE_ALREADY = error(
    "O206", "`{subject}` left on {day}, before the event", "name a movement that is still to leave"
)
NO_SHARE = error("O207", "a short turn-in needs a share", "write {subject}=0.55 for 55 percent")
OUTSIDE_PLAN = error(
    "O208",
    "{day} is outside the plan: an event is between {first} and {last}",
    "write a day in between",
)
NOTHING_HAPPENED = error("O209", "no event is given", "choose what happened, or write it")
TOO_MANY = error("O210", "there are {number} events, more than {most}", "leave some out")
