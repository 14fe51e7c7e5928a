"""What every section needs: the records, the language, the template, and how a figure is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from drawdown.reports.figure import Figure
from drawdown.reports.material import Material
from drawdown.reports.report import Cell, Text
from drawdown.reports.rules import Template
from drawdown.reports.voice import Voice


@dataclass(frozen=True, slots=True)
class Frame:
    """One report in the making."""

    material: Material
    voice: Voice
    template: Template

    @property
    def first(self) -> date:
        """The first day of the period that it looks back on."""
        return self.material.as_of - timedelta(days=self.template.days - 1)

    def text(self, word: str) -> Text:
        """Return a sentence of the pack."""
        return Text(self.voice.word(word))


def cell(frame: Frame, figure: Figure) -> Cell:
    """Return a figure as it stands in a table."""
    return Cell(frame.voice.shown(figure), figure)
