"""The records of the shipped example, as material for reports on a day."""

from __future__ import annotations

from datetime import date
from functools import cache

from drawdown.examples import minusma_folder
from drawdown.progress.telling.words import Language
from drawdown.register.folder import load_folder
from drawdown.reports.build import build
from drawdown.reports.folder import material_of_folder
from drawdown.reports.material import Material
from drawdown.reports.pdf import to_pdf
from drawdown.reports.report import Report
from drawdown.reports.voice import Voice, voice_of
from drawdown.rules.closing_reading import load_closing

SEVARE = date(2023, 12, 8)


@cache
def example(as_of: date = SEVARE) -> Material:
    """Return the records up to a day; a fixture is of no use where values are drawn."""
    loaded = load_folder(minusma_folder())
    assert loaded.register is not None
    assert loaded.history is not None
    return material_of_folder(loaded.register, loaded.history, load_closing(), as_of=as_of)


@cache
def told(kind: str, language: Language, as_of: date = SEVARE) -> tuple[Report, Voice]:
    """Return a report with its voice."""
    material = example(as_of)
    return build(material, kind, language), voice_of(material, language)


@cache
def pdf(kind: str, language: Language) -> bytes:
    """Return a report as a PDF: made once."""
    return to_pdf(*told(kind, language))
