"""Why a site ends when it does: its binding chain in words, the cause that matters first."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.plan.explain import RESOURCES
from drawdown.plan.schedule import HoldKind, Movement, Plan, TaskPlan
from drawdown.progress.telling.chain import Index, Step, Subject, begin_of, chain
from drawdown.progress.telling.words import (
    Language,
    crew_name,
    day_words,
    movement_name,
    place_name,
    say,
    task_name,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One step in words: on which days, what, and why not earlier."""

    first: int
    last: int
    site: str
    what: str
    because: str


@dataclass(frozen=True, slots=True)
class Why:
    """The headline and the chain, the end of the site first."""

    site: str
    headline: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A plan and the language it is told in."""

    index: Index
    language: Language

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.index.plan

    def day(self, day: int) -> str:
        """Return the date of a day; the year where it is not the plan's first."""
        found = self.plan.days.date(day)
        return day_words(self.language, found, year=found.year != self.plan.days.first.year)

    def place(self, place: str) -> str:
        """Return the name of a place."""
        return place_name(self.language, self.plan, place)

    def name(self, subject: Subject) -> str:
        """Return the name of a task or movement."""
        if isinstance(subject, TaskPlan):
            return task_name(self.language, self.plan, subject.task)
        return movement_name(self.language, self.plan, subject)

    def say(self, phrase: str, **names: str) -> str:
        """Return a phrase."""
        return say(self.language, phrase, **names)


def why(plan: Plan, site: str, language: Language = Language.ENGLISH) -> Why:
    """Return why a site ends when it does; raises `KeyError` for one that does not exist."""
    found = plan.register_.site(site)
    speaker = Speaker(Index.of(plan), language)
    end = next(end for end in plan.sites if end.site == found.id)
    steps = chain(speaker.index, found.id)
    phrase = "headline_signed" if end.signed is not None else "headline_ended"
    last = (end.signed if end.signed is not None else end.ended) - 1
    return Why(
        site=found.id,
        headline=speaker.say(
            phrase, site=found.name, day=speaker.day(last), cause=_cause(speaker, steps)
        ),
        reasons=tuple(_reason(speaker, step) for step in steps),
    )


def _cause(speaker: Speaker, steps: tuple[Step, ...]) -> str:
    """Return the first means that held anything on the chain, or what kind of chain it is."""
    for step in steps:
        if step.hold.kind in RESOURCES:
            return f"{speaker.name(step.subject)} {because(speaker, step)}"
    holds = {step.hold.kind for step in steps[:-1]}
    if steps and holds <= {HoldKind.TASK, HoldKind.MOVEMENT}:
        return speaker.say("length", day=speaker.day(begin_of(speaker.index, steps[-1].subject)))
    return speaker.say("no_cause")


def _reason(speaker: Speaker, step: Step) -> Reason:
    subject = step.subject
    first, last = (
        (subject.start, max(subject.start, subject.finish - 1))
        if isinstance(subject, TaskPlan)
        else (subject.depart, subject.arrive)
    )
    return Reason(first, last, subject.site, speaker.name(subject), because(speaker, step))


def because(speaker: Speaker, step: Step) -> str:
    """Return what kept a step from beginning a day earlier."""
    hold, ref = step.hold, step.hold.ref or ""
    match hold.kind:
        case HoldKind.TASK:
            return _waits_for_task(speaker, step, ref)
        case HoldKind.MOVEMENT if ref in speaker.index.movements:
            other = speaker.index.movements[ref]
            return speaker.say("movement", other=speaker.name(other), day=speaker.day(other.depart))
        case HoldKind.CREW:
            return _waits_for_team(speaker, step, ref)
        case HoldKind.ESCORTS | HoldKind.TRUCKS:
            return _waits_for_means(speaker, step)
        case HoldKind.LEG:
            return speaker.say("leg", leg=_leg_name(speaker, ref))
        case HoldKind.HUB | HoldKind.PORT:
            return speaker.say(hold.kind.value, place=speaker.place(ref))
        case HoldKind.SEATS:
            return speaker.say("seats", craft=ref.replace("_", " "))
        case HoldKind.MOVEMENT:
            return speaker.say("choice")
    return speaker.say(hold.kind.value)


def _waits_for_task(speaker: Speaker, step: Step, ref: str) -> str:
    site, _, task = ref.rpartition("/")
    other = speaker.index.tasks.get((site or step.subject.site, task))
    words = task_name(speaker.language, speaker.plan, task)
    if other is None:
        return speaker.say("choice")
    if other.site != step.subject.site:
        words = f"{words} ({speaker.place(other.site)})"
    return speaker.say("task", other=words, day=speaker.day(max(other.start, other.finish - 1)))


def _waits_for_team(speaker: Speaker, step: Step, kind: str) -> str:
    crew = crew_name(speaker.language, kind)
    if not isinstance(step.holder, TaskPlan):
        return speaker.say("crew", crew=crew)
    until = speaker.day(step.holder.finish - 1)
    return speaker.say("crew_at", crew=crew, place=speaker.place(step.holder.site), day=until)


def _waits_for_means(speaker: Speaker, step: Step) -> str:
    kind = step.hold.kind
    if not isinstance(step.holder, Movement):
        return speaker.say(kind.value)
    escorts = kind is HoldKind.ESCORTS
    until = step.holder.escorts_until if escorts else step.holder.trucks_until
    other = speaker.name(step.holder)
    return speaker.say(f"{kind.value}_at", other=other, day=speaker.day(until - 1))


def _leg_name(speaker: Speaker, ref: str) -> str:
    for leg in speaker.plan.register_.legs:
        if leg.id == ref:
            return f"{speaker.place(leg.origin)}–{speaker.place(leg.destination)}"
    return ref
