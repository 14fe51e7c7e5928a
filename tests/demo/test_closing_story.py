"""The story of the example passes every decision, and ends as the sources say it ended."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from drawdown.core.findings import Finding, errors
from drawdown.demo.closing_story import Teller
from drawdown.demo.told import NOTICE, Picture, Told
from drawdown.environment import acts as environment_acts
from drawdown.environment.acts.state import Closeout
from drawdown.environment.apply import apply as apply_environment
from drawdown.environment.file import EnvironmentFile
from drawdown.environment.standings import standings
from drawdown.examples import minusma_folder
from drawdown.handover import acts as handover_acts
from drawdown.handover.acts.state import Closing
from drawdown.handover.apply import apply as apply_handover
from drawdown.handover.file import SiteFile
from drawdown.handover.receiver import readiness
from drawdown.handover.states import shown_state
from drawdown.leaving import acts as leaving_acts
from drawdown.leaving.acts.state import Leaving
from drawdown.leaving.apply import apply as apply_exit
from drawdown.leaving.file import ExitFile, Fate
from drawdown.leaving.standings import standings as standings_of_exit
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.progress.acts.clear import CLEARANCE_ANSWERED, CLEARANCE_ASKED, Asking
from drawdown.progress.apply import apply_answer
from drawdown.progress.clearance import Clearance
from drawdown.register.folder import load_folder
from drawdown.rules.closing_reading import load_closing

RULES = load_closing()
KINDS = Catalogue(
    (
        *handover_acts.KINDS,
        *environment_acts.KINDS,
        *leaving_acts.KINDS,
        CLEARANCE_ASKED,
        CLEARANCE_ANSWERED,
    )
)
SEVARE = date(2023, 12, 8)


class World:
    """The files of all sites, and how they take what the story tells."""

    def __init__(self) -> None:
        self.files: dict[tuple[str, str | None], SiteFile] = {}
        self.environments: dict[tuple[str, str | None], EnvironmentFile] = {}
        self.exits: dict[tuple[str, str | None], ExitFile] = {}
        self.asked: dict[str, Clearance] = {}
        self.refused: list[str] = []
        self.marks = 0

    def take(self, told: Told, number: int) -> None:
        act = as_act(told, number)
        kind = KINDS.kind_of(act)
        if kind in environment_acts.KINDS:
            where = (told.site, act.body.get("part"))
            state = Closeout(RULES, self.environment(*where))
            found = kind.decide(state, act)
            if not errors(found):
                self.environments[where] = apply_environment(state, act)
        elif kind in (CLEARANCE_ASKED, CLEARANCE_ANSWERED):
            found = self.clear(kind, act)
        elif kind in leaving_acts.KINDS:
            where = (told.site, act.body.get("part"))
            found = kind.decide(self.leaving(*where, photographs=told), act)
            if not errors(found):
                self.exits[where] = apply_exit(self.exit(*where), act)
        else:
            key = (told.site, act.body.get("part"))
            if told.kind == "part.opened":
                key = (told.site, None)
            file = self.file(*key)
            found = kind.decide(Closing(RULES, file), act)
            if not errors(found):
                after = apply_handover(file, act)
                self.files[key] = replace(after, records={}, parts={})
                if told.kind == "part.opened":
                    part = act.body["part"]
                    self.files[told.site, part] = SiteFile(told.site, part)
        self.marks += any(finding.code == "H305" for finding in found)
        self.refused += [f"{told.on} {told.kind} {told.site}: {f}" for f in errors(found)]

    def clear(self, kind: Any, act: Act) -> tuple[Finding, ...]:
        found: tuple[Finding, ...] = kind.decide(Asking(RULES, self.asked, {}), act)
        known = act.body["clearance"]
        if kind is CLEARANCE_ASKED:
            self.asked[known] = CLEARANCE_ASKED.body_of(act).to_clearance()
        else:
            self.asked[known] = apply_answer(self.asked[known], act)
        return found

    def leaving(self, site: str, part: str | None, *, photographs: Told) -> Leaving:
        names = frozenset(p.name for p in photographs.papers if isinstance(p, Picture))
        return Leaving(RULES, self.exit(site, part), self.file(site, part), names)

    def exit(self, site: str, part: str | None = None) -> ExitFile:
        return self.exits.get((site, part), ExitFile(site, part))

    def environment(self, site: str, part: str | None = None) -> EnvironmentFile:
        return self.environments.get((site, part), EnvironmentFile(site=site, part=part))

    def file(self, site: str, part: str | None = None) -> SiteFile:
        file = self.files.get((site, part), SiteFile(site, part))
        parts = {p: f.state for (s, p), f in self.files.items() if s == site and p and part is None}
        records = {**standings(RULES, self.environment(site, part)), **readiness(file.receiver)}
        records |= standings_of_exit(self.exit(site, part))
        return replace(file, parts=parts, records=records)


def person(name: str) -> str:
    return f"p-{uuid.uuid5(uuid.NAMESPACE_URL, name).hex[:8]}"


def filled(value: Any) -> Any:
    """Put a person in the place of each `@role`."""
    if isinstance(value, dict):
        return {key: filled(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [filled(inner) for inner in value]
    return person(value[1:]) if isinstance(value, str) and value.startswith("@") else value


def as_act(told: Told, number: int) -> Act:
    when = datetime.combine(told.on, time(12), UTC)
    return Act(
        act=ActId(str(uuid.UUID(int=number + 1))),
        actor=Actor(
            person=PersonId(person(told.capacity)), capacity=told.capacity, delegation=None
        ),
        kind=told.kind,
        mission="minusma",
        claimed=when,
        recorded=when,
        seen=number,
        body=filled(told.body),
        evidence=tuple(sorted(paper.name for paper in told.papers)),
        sites=(told.site,) if told.site else (),
        rules=RULES.digest,
    )


def story_until(day: date) -> tuple[Told, ...]:
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    return Teller(RULES, loaded.register, loaded.history).story(day)


def told_until(day: date) -> World:
    world = World()
    for number, told in enumerate(story_until(day)):
        world.take(told, number)
    return world


@pytest.fixture(scope="module")
def sevare() -> World:
    return told_until(SEVARE)


def test_no_act_of_the_story_is_refused(sevare: World) -> None:
    assert sevare.refused == []
    assert told_until(date(2024, 12, 31)).refused == []


def test_what_was_refused_is_told_with_its_source_and_nothing_is_made_up(sevare: World) -> None:
    held = sevare.asked["CONVOY-NORTH-2023-09-24"]
    assert (held.status, held.answered_on) == ("refused", date(2023, 9, 24))
    assert held.sites == ("tessalit", "aguelhok", "kidal")
    assert sevare.asked["TRANSIT-NIGER-2023-11-30"].status == "withdrawn"
    for each in sevare.asked.values():
        assert each.status in ("refused", "withdrawn")
        assert "source " in each.reason
        assert "not public" in each.reason
        assert each.movements == (), "without a plan nobody knows what waited"


@pytest.mark.parametrize(
    ("site", "state"),
    [
        ("ogossagou", "signed_over"),
        ("ber", "signed_over"),
        ("goundam", "signed_over"),
        ("menaka", "signed_over"),
        ("douentza", "signed_over"),
        ("ansongo", "signed_over"),
        ("mopti-sevare", "signed_over"),
        ("tessalit", "closed_without_handover"),
        ("aguelhok", "closed_without_handover"),
        ("kidal", "closed_without_handover"),
    ],
)
def test_each_site_stands_as_the_sources_say_on_the_day_of_sevare(
    sevare: World, site: str, state: str
) -> None:
    assert shown_state(sevare.file(site)) == state


def test_the_annexes_of_mopti_go_before_the_main_camp() -> None:
    between = told_until(date(2023, 12, 1))
    assert shown_state(between.file("mopti-sevare")) == "partly_handed_over"
    assert set(between.file("mopti-sevare").parts.values()) == {"signed_over"}
    assert len(between.file("mopti-sevare").parts) == 2


def test_a_site_left_without_a_handover_has_no_clearance_certificate(sevare: World) -> None:
    for site in ("tessalit", "aguelhok", "kidal"):
        certificate = sevare.environment(site).certificate
        assert certificate is not None
        assert certificate.status == "not_issued_not_accessible"
        assert "G4" not in sevare.file(site).passed


def test_what_sources_say_was_destroyed_has_its_authority_witnesses_and_picture(
    sevare: World,
) -> None:
    for site, count in {"tessalit": 4, "aguelhok": 1, "kidal": 2, "ber": 0}.items():
        gone = sevare.exit(site).of_fate(Fate.DESTROYED)
        assert len(gone) == count == len(sevare.exit(site).items)
        for item in gone:
            assert item.authority is not None
            assert item.listed_on <= item.authority.on <= (item.fate_on or date.min)
            assert len(item.witnesses) == 2
            assert item.photos
            assert item.quantity is None, "no number is public"
            assert item.origin == "reconstructed"


def test_the_convoy_that_left_kidal_is_that_of_the_sources(sevare: World) -> None:
    left = sevare.exit("kidal").departure
    assert left is not None
    assert (left.people, left.vehicles, left.air_cover) == (848, 143, None)


def test_every_paper_of_the_story_is_marked_as_reconstructed(sevare: World) -> None:
    given = sum(len(docs) for file in sevare.files.values() for docs in file.given.values())
    assert sevare.marks == given > 100


def test_every_paper_says_of_itself_that_it_is_reconstructed() -> None:
    for told in story_until(SEVARE):
        for paper in told.papers:
            assert NOTICE[0].encode() in paper.content
            assert NOTICE[1].encode() in paper.content


def test_the_papers_of_a_site_are_its_own() -> None:
    owners: dict[str, set[str]] = {}
    for told in story_until(SEVARE):
        for paper in told.papers:
            owners.setdefault(paper.name, set()).add(told.site)
    assert all(len(sites) == 1 for sites in owners.values())
