"""Refusals of movements, strength and contingents are said in the words of the reader."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override

from drawdown.contingent import faults as contingent
from drawdown.core.catalogue import Fault
from drawdown.movement import faults as movement
from drawdown.staff import faults as staff
from drawdown.strength import faults as strength
from drawdown.web.closing.phrases.movement import MOVEMENT
from drawdown.web.closing.phrases.spoken import spoken

pytestmark = pytest.mark.django_db


def faults() -> list[Fault]:
    catalogues = (movement, strength, contingent, staff)
    return [each for one in catalogues for each in vars(one).values() if isinstance(each, Fault)]


def test_every_refusal_that_the_catalogues_know_is_there_to_translate() -> None:
    with override("en"):
        known = {str(phrase) for phrase in MOVEMENT}
    for fault in faults():
        for text in (fault.found, fault.remedy):
            plain = re.sub(r"\{(\w+)\}", r"%(\1)s", text)
            assert re.fullmatch(r"%\(\w+\)s", plain) or plain in known, fault.code


def test_every_refusal_reads_in_french_with_its_facts() -> None:
    for fault in faults():
        names = set(re.findall(r"\{(\w+)\}", fault.found))
        said = fault.found.format(**{name: f"x{name}9" for name in names})
        with override("fr"):
            french = spoken(said)
        assert french != said, fault.code
        assert all(f"x{name}9" in french for name in names), (fault.code, french)


def test_states_and_questions_of_the_list_are_said_in_the_readers_words(mission: object) -> None:
    with override("fr"):
        assert spoken("the movement is under_way") == "état du mouvement\u202f: en cours"
        assert "L’escorte est prête" in spoken("not in order: escort").replace("'", "’")
