"""Every finding of every catalogue is said in both languages, with its facts."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from django.utils.translation import override

import drawdown
from drawdown.core import catalogue
from drawdown.core.catalogue import Fault
from drawdown.core.findings import Finding, Place, Severity
from drawdown.documents import faults as documents
from drawdown.web.ui.findings import fact, in_words, spoken

HERE = Place("act")
PLACES = re.compile(r"\{(\w+)\}")


def every_fault() -> Iterator[Fault]:
    """Yield each kind of finding that a module of the pure packages names, once."""
    seen: set[Fault] = set()
    for module in pkgutil.walk_packages(drawdown.__path__, "drawdown."):
        if not module.name.startswith("drawdown.web") and "__main__" not in module.name:
            for each in vars(importlib.import_module(module.name)).values():
                if isinstance(each, Fault) and each not in seen:
                    seen.add(each)
                    yield each


def test_every_finding_of_every_catalogue_is_said_in_french_with_its_facts() -> None:
    faults = list(every_fault())
    assert len(faults) > 600
    for fault in faults:
        facts = {name: f"x{name}9" for name in PLACES.findall(fault.found + fault.remedy)}
        finding = fault.at(HERE, **facts)
        with override("fr"):
            french = spoken(finding)
        for english, said, template in (
            (finding.found, french.found, fault.found),
            (finding.remedy, french.remedy, fault.remedy),
        ):
            assert said != english or PLACES.fullmatch(template), (fault.code, english)
            for name in PLACES.findall(template):
                assert facts[name] in said, (fault.code, said)


def test_in_english_it_says_what_the_catalogue_says() -> None:
    finding = catalogue.WRONG_KIND.at(HERE, text="12 {x}", expected="a number", remedy="mend")
    with override("en"):
        assert in_words([finding]) == (finding,)


def test_sentences_within_a_finding_are_said_too() -> None:
    finding = catalogue.UNKNOWN_KEY.at(HERE, key="nmae", nearest="write `name`, or remove it")
    with override("fr"):
        assert spoken(finding).remedy == "écrivez `name`, ou retirez-le"


def test_a_size_is_written_as_the_reader_writes_it() -> None:
    finding = documents.UNPACKS_TOO_LARGE.at(HERE, size="300.0 MB", limit="200.0 MB")
    with override("fr"):
        french = spoken(finding)
    assert "300,0 Mo" in french.found
    assert "200,0 Mo" in french.remedy
    with override("en"):
        assert spoken(finding) == finding


def test_names_within_it_are_those_of_whoever_shows_it() -> None:
    with override("fr"):
        assert fact("gate", "G4", lambda name, text: f"{name} {text}") == "gate G4"


def test_a_finding_of_no_catalogue_keeps_its_words() -> None:
    finding = Finding("P001", Severity.ERROR, HERE, "no road", "make one")
    with override("fr"):
        assert spoken(finding) is finding


@pytest.mark.parametrize("words", ["%(amount)s MB", "100 % of it"])
def test_a_fact_is_never_taken_for_a_template(words: str) -> None:
    finding = catalogue.UNKNOWN_KEY.at(HERE, key=words, nearest="")
    with override("fr"):
        assert words in spoken(finding).found
