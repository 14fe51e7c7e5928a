"""What is refused about property is said in both languages, in the words of the catalogue."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override

from drawdown.core.findings import Place
from drawdown.web.property.refusals import SAID
from drawdown.web.property.shown import FAULTS, in_words

FACT = re.compile(r"\{(\w+)\}")


def test_every_refusal_is_there_in_the_words_of_the_catalogue() -> None:
    with override("en"):
        said = {code: (str(found), str(remedy)) for code, (found, remedy) in SAID.items()}
    assert said == {
        code: (FACT.sub(r"%(\1)s", fault.found), FACT.sub(r"%(\1)s", fault.remedy))
        for code, fault in FAULTS.items()
    }


@pytest.mark.parametrize("code", sorted(SAID))
def test_a_refusal_keeps_its_facts_in_french(code: str) -> None:
    fault = FAULTS[code]
    facts = {name: f"<{name}>" for name in FACT.findall(fault.found + fault.remedy)}
    finding = fault.at(Place("act"), **facts)
    with override("en"):
        assert in_words([finding]) == (finding,)
    with override("fr"):
        (french,) = in_words([finding])
    assert french.found != finding.found
    for fact in facts.values():
        assert fact in french.found + french.remedy
