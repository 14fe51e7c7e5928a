"""Erasing a person: the values are gone, from a rebuild too, and every proof still verifies."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from drawdown.ledger.bundle.signatures import Known
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.ledger.personal import PersonalValue, conceal
from drawdown.people.acts.enrol import Enrolled
from drawdown.web.acts import HANDLERS
from drawdown.web.people.models import Person
from drawdown.web.records import models
from drawdown.web.records.actions.hand_out import hand_out
from drawdown.web.records.actions.open_ledger import open_ledger
from drawdown.web.records.local import OPERATOR, by_the_operator
from drawdown.web.records.log import opened
from drawdown.web.records.personal import value_of
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.records.sending import About, Sender, send
from tests.web.records.conftest import AT

BY = Sender(OPERATOR, by_the_operator, AT)


def enrol(person: str, name: str, *, salt: int) -> PersonalValue:
    value = conceal(name, salt=bytes([salt]) * 16)
    body = Enrolled.model_validate({"person": person, "name": value.mark.model_dump()})
    about = About(subjects=[f"person:{person}"])
    send(HANDLERS["person.enrolled"], body, about, by=BY, values=[value])
    return value


@pytest.fixture
def two(db: None) -> tuple[PersonalValue, PersonalValue]:
    """Enrol two persons of one name."""
    open_ledger("small", origin="test.example/small", at=AT)
    return enrol("p-0001", "A. Name", salt=1), enrol("p-0002", "A. Name", salt=2)


def erase(person: str) -> str:
    out = StringIO()
    call_command("erase", person, stdout=out)
    return out.getvalue()


def test_the_values_of_one_are_gone_and_those_of_the_other_stay(
    two: tuple[PersonalValue, PersonalValue],
) -> None:
    assert "1 values are removed" in erase("p-0001")
    gone, kept = two
    assert value_of(gone.digest) is None
    assert value_of(kept.digest) == "A. Name"
    assert Person.objects.get(id="p-0001").erased_at is not None


def test_a_rebuild_gives_the_rows_with_the_values_gone(
    two: tuple[PersonalValue, PersonalValue],
) -> None:
    erase("p-0001")
    before = every_row()
    rebuild(HANDLERS)
    assert every_row() == before
    assert models.PersonalValue.objects.count() == 1


def test_who_is_enrolled_again_keeps_the_new_values_in_a_rebuild(
    two: tuple[PersonalValue, PersonalValue],
) -> None:
    erase("p-0001")
    again = enrol("p-0001", "A. Name", salt=3)
    rebuild(HANDLERS)
    assert value_of(again.digest) == "A. Name"


def test_every_proof_still_verifies_and_the_bundles_before_are_named(
    two: tuple[PersonalValue, PersonalValue], tmp_path: Path
) -> None:
    later = Sender(OPERATOR, by_the_operator, AT + timedelta(hours=1))
    hand_out(tmp_path / "before.zip", site=None, personal_values=True, by=BY)
    hand_out(tmp_path / "without.zip", site=None, personal_values=False, by=BY)
    assert erase("p-0001").count("still in the bundle") == 1
    place = tmp_path / "after.zip"
    hand_out(place, site=None, personal_values=True, by=later)
    assert two[0].salt.encode() not in place.read_bytes()
    assert two[0].salt.encode() in (tmp_path / "before.zip").read_bytes()
    with place.open("rb") as file:
        verdict = verify_bundle(file, Known(key=opened().log.ring.log[0].key))
    answers = {name: answer.verdict for name, answer in verdict.answers.items()}
    assert [answers[name] for name in ("intact", "complete", "signed")] == ["yes"] * 3


@pytest.mark.parametrize("person", ["p-9999", "nobody at all"])
def test_somebody_unknown_is_not_erased(
    two: tuple[PersonalValue, PersonalValue], person: str
) -> None:
    with pytest.raises(CommandError, match=f"nobody is enrolled as {person}"):
        erase(person)
