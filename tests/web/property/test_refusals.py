"""What is refused about property is said in both languages, in the words of the catalogue."""

from __future__ import annotations

from django.utils.translation import override

from drawdown.core.findings import Place
from drawdown.property import faults
from drawdown.web.property.shown import in_words

HERE = Place("act")


def test_a_reading_within_a_refusal_is_said_too() -> None:
    finding = faults.TRUTH_FIRST.at(HERE, reason="40 lines, all counted")
    with override("en"):
        assert in_words([finding]) == (finding,)
    with override("fr"):
        (french,) = in_words([finding])
    assert french.found != finding.found
    assert "40 lignes" in french.found
