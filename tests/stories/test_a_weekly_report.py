"""A weekly report from the command line: in both languages, twice the same, found in the ledger."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pypdfium2
import pytest

from tests.stories.test_the_day_of_sevare import drawdown

pytestmark = pytest.mark.slow


def test_the_week_of_sevare_is_reported_from_the_ledger(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "reports"
    drawdown(home, "demo", "--no-plan", "--as-of", "2023-12-08")
    size = json.loads(drawdown(home, "status", "--json"))["size"]
    told = {}
    for language in ("en", "fr"):
        asked = ("report", "situation-weekly", "--lang", language, "--out", str(out))
        told[language] = json.loads(drawdown(home, *asked).splitlines()[-1])
        assert json.loads(drawdown(home, *asked).splitlines()[-1]) == told[language]

    # Without a day, that of the last act on a site; up to the last entry of the ledger.
    assert told["en"]["as_of"] == "2023-12-08"
    assert told["en"]["ledger_size"] == size
    for language, closed in (("en", "Sites closed or left"), ("fr", "Sites fermés ou quittés")):
        path = out / f"situation-weekly-2023-12-08-{language}.pdf"
        content = path.read_bytes()
        assert hashlib.sha256(content).hexdigest() == told[language]["files"][path.name]
        document = pypdfium2.PdfDocument(content)
        # Words, not lines: where a label of the first page breaks is the typesetter's choice.
        first = " ".join(document[0].get_textpage().get_text_range().split())
        assert closed in first
        assert "10" in first
        assert "RECONSTRUCTED" in first or "RECONSTITUÉ" in first
        record = json.loads(bytes(document.get_attachment(0).get_data()))
        assert record["position"]["size"] == size
        acts = {e[1] for f in record["figures"] for e in f["evidence"] if e[0] == "act"}
        assert len(acts) > 10
        assert all(int(index) < size for index in acts)

    # The day before, Sévaré was still held, and the report of that day does not know better.
    before = ("report", "briefing", "--as-of", "2023-12-07", "--out", str(out))
    drawdown(home, *before)
    text = pypdfium2.PdfDocument(out / "briefing-2023-12-07-en.pdf")[0].get_textpage()
    assert "Situation as of 7 December 2023" in text.get_text_range()

    # The statement on Sévaré was released that day: its figures are open data, no others.
    opened = json.loads(drawdown(home, "open-data", "--out", str(out)).splitlines()[-1])
    rows = (out / "figures.csv").read_text().splitlines()
    assert opened["figures"] == sum(",mopti-sevare," in row for row in rows) > 0
