"""Every value that a language can say is read back as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.progress.telling.words import Language
from drawdown.statements.language import speech
from drawdown.statements.speech import Unsayable
from tests.statements.conftest import example

SPOKEN = {
    language: speech(language, example().register, example().history) for language in Language
}
LANGUAGES = st.sampled_from(list(Language))


@given(amount=st.integers(0, 10**13), language=LANGUAGES, currency=st.sampled_from(["XOF", "USD"]))
def test_money_loses_nothing(amount: int, language: Language, currency: str) -> None:
    spoken = SPOKEN[language]
    assert spoken.read_money(spoken.money(amount, currency)) == (str(amount), currency)


@given(day=st.dates(), language=LANGUAGES)
def test_a_day_is_read_as_written(day: date, language: Language) -> None:
    kind = SPOKEN[language].types["day"]
    assert kind.read(kind.write(day.isoformat())) == day.isoformat()


@given(number=st.integers(0, 10**12), language=LANGUAGES)
def test_a_number_is_read_as_written(number: int, language: Language) -> None:
    kind = SPOKEN[language].types["count"]
    assert kind.read(kind.write(str(number))) == str(number)


def test_french_writes_the_first_of_a_month_as_french_does() -> None:
    day = SPOKEN[Language.FRENCH].types["day"]
    assert day.write("2024-01-01") == "1er janvier 2024"


def test_a_currency_without_a_name_is_refused() -> None:
    with pytest.raises(Unsayable, match="GNF"):
        SPOKEN[Language.FRENCH].money(5, "GNF")
