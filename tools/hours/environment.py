"""The first hour of the environmental officer, on a phone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.web.closing.photographs import photograph
from tools.hours.walking import Hour

GUIDE = "first-hour-environment.md"
PHONE = True
DAY = "2023-12-08"
GAO = (16.25, 0.0)


def walk(hour: Hour) -> None:
    """Walk it."""
    with tempfile.TemporaryDirectory() as kept:
        _walk(hour, Path(kept))


def _walk(hour: Hour, folder: Path) -> None:
    paper, picture = folder / "survey.jpg", folder / "stain.jpg"
    paper.write_bytes(photograph(colour="linen"))
    picture.write_bytes(photograph(*GAO, at="2023:12:08 09:30:00"))
    hour.step("Enter as the environmental officer")
    hour.enter("Farid Mansour")
    hour.step("Open the environment of Gao")
    hour.go("Run")
    hour.link("Gao")
    hour.link("Environment")
    hour.sees("Environment of Gao")
    hour.picture("environment-page")
    hour.step("File the baseline")
    hour.form("baseline-filed", {
        "day": "2014-05-02", "rebuilt_from": "photographs of the entry survey",
        "title": "Survey at entry", "file": paper})  # fmt: skip
    hour.step("Open the close-out assessment")
    hour.form("assessment-opened", {
        "reference": "EA-GAO-1", "on": DAY, "team": "Farid Mansour",
        "host_experts": "Valentine Koné"})  # fmt: skip
    hour.step("Answer a line")
    hour.form("assessment-answered", {
        "line": "E01", "answer": "failed", "note": "a stain beside the second tank"})  # fmt: skip
    hour.picture("environment-line")
    hour.step("Record what you found")
    hour.form("finding-recorded", {
        "finding": "F1", "line": "E01", "medium": "soil", "text": "Oil beside the second tank, 2 m",
        "on": DAY, "likelihood": "3", "consequence": "3", "title": "The stain",
        "file": picture})  # fmt: skip
    hour.picture("environment-finding", "#findings")
    hour.step("Send the waste")
    hour.form("waste-sent", {
        "manifest": "WM-1", "line": "E01", "stream": "used oil", "kg": "400", "on": DAY,
        "carrier": "the contractor", "receiver": "the treatment plant",
        "title": "Manifest", "file": paper})  # fmt: skip
    hour.step("Record that it arrived")
    hour.form("waste-received", {
        "manifest": "WM-1", "kg": "400", "on": DAY, "by": "the treatment plant",
        "title": "Receipt", "file": paper})  # fmt: skip
    hour.picture("environment-waste", "#waste")
    hour.step("Look for the certificate")
    hour.link("The certificate, field by field")
    hour.sees("Nobody has decided on a certificate")
