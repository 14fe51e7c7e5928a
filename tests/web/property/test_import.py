"""A table is compared, then applied or refused as one act; the rows follow from the acts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from drawdown.core.findings import Refused
from drawdown.property.acts.decide_list import Decision, ListDecided, OnConflict, OnMissing
from drawdown.property.balance import differences
from drawdown.property.intake.mapping import PropertyMapping
from drawdown.web.acts import HANDLERS
from drawdown.web.property import models
from drawdown.web.property.actions.compare import Compared, compare
from drawdown.web.property.actions.decide_list import decide_list
from drawdown.web.property.actions.save_mapping import save_mapping
from drawdown.web.property.queries import out_of_balance, postings_of
from drawdown.web.records.guard import recording
from drawdown.web.records.models import Entry
from drawdown.web.records.rebuild import every_row, rebuild
from drawdown.web.register.models import Snapshot
from drawdown.web.register.queries import register_of
from tests.web.conftest import BY_OPERATOR

MAPPING = PropertyMapping(
    id="enterprise",
    name="Enterprise system",
    columns={"line": "No", "description": "Text", "site": "Plant", "quantity": "Qty"},
)
ON = date(2026, 1, 2)


def table(folder: Path, *rows: tuple[Any, ...]) -> Path:
    path = folder / "assets.csv"
    text = "\n".join(",".join(map(str, row)) for row in [("No", "Text", "Plant", "Qty"), *rows])
    path.write_text(text + "\n", encoding="utf-8")
    return path


def apply(path: Path, **how: Any) -> Compared:
    found = compare(path, MAPPING, on=ON)
    decide_list(ListDecided(listing=found.digest, decision=Decision.APPLIED, **how), by=BY_OPERATOR)
    return found


@pytest.fixture
def sites(loaded: Snapshot) -> tuple[str, str]:
    first, second, *_ = [site.id for site in register_of(loaded).sites]
    return first, second


def check_whole() -> None:
    """Assert that every line's account adds up, and that a rebuild gives the same rows."""
    assert list(out_of_balance()) == []
    for line in set(models.Item.objects.values_list("line", flat=True)):
        held = {
            (row.line, row.place): row.quantity
            for row in models.Item.objects.filter(line=line)
            if row.quantity
        }
        assert differences(held, postings_of(line)) == ()
    before = every_row()
    rebuild(HANDLERS)
    assert every_row() == before


def test_a_comparison_writes_nothing(tmp_path: Path, sites: tuple[str, str]) -> None:
    acts = Entry.objects.count()
    found = compare(table(tmp_path, ("1", "Pump", sites[0], 3)), MAPPING, on=ON)
    assert found.listing.counts == {"new": 1}
    assert (Entry.objects.count(), models.Item.objects.count()) == (acts, 0)


def test_a_list_is_applied_as_one_act(tmp_path: Path, sites: tuple[str, str]) -> None:
    save_mapping(MAPPING, by=BY_OPERATOR)
    acts = Entry.objects.count()
    apply(table(tmp_path, ("1", "Pump", sites[0], 3), ("2", "Génératrice", sites[1], 1)))
    assert Entry.objects.count() == acts + 1
    assert list(models.Item.objects.values_list("line", "quantity")) == [("1", 3), ("2", 1)]
    check_whole()


def test_new_changed_and_missing_lines_are_told_and_written(
    tmp_path: Path, sites: tuple[str, str]
) -> None:
    first, second = sites
    apply(table(tmp_path, ("1", "Pump", first, 3), ("2", "Tent", first, 5), ("3", "Car", first, 1)))
    path = table(
        tmp_path, ("1", "Pump 5 kW", first, 2), ("2", "Tent", second, 6), ("4", "Bed", second, 9)
    )
    found = apply(path, missing=OnMissing.WITHDRAW)
    assert found.listing.counts == {"changed": 2, "missing": 1, "new": 1}
    rows = {row.line: row for row in models.Item.objects.all()}
    assert (rows["1"].description, rows["1"].quantity) == ("Pump 5 kW", 2)
    assert (rows["2"].site, rows["2"].quantity) == (second, 6)
    assert (rows["3"].quantity, rows["4"].quantity) == (0, 9)
    check_whole()
    assert compare(path, MAPPING, on=ON).listing.counts == {}


def test_missing_lines_must_be_decided(tmp_path: Path, sites: tuple[str, str]) -> None:
    apply(table(tmp_path, ("1", "Pump", sites[0], 3), ("2", "Tent", sites[0], 5)))
    path = table(tmp_path, ("1", "Pump", sites[0], 3))
    with pytest.raises(Refused, match="Q305"):
        apply(path)
    apply(path, missing=OnMissing.KEEP)
    assert models.Item.objects.filter(quantity__gt=0).count() == 2
    check_whole()


def test_a_conflict_is_a_person_s_to_decide(tmp_path: Path, sites: tuple[str, str]) -> None:
    apply(table(tmp_path, ("1", "Pump", sites[0], 3)))
    with recording():
        models.Item.objects.update(base={"description": "Old pump"})
    path = table(tmp_path, ("1", "New pump", sites[0], 3))
    assert compare(path, MAPPING, on=ON).listing.counts == {"conflicting": 1}
    with pytest.raises(Refused, match="Q304"):
        apply(path)
    apply(path, conflicts=OnConflict.OURS)
    assert models.Item.objects.get().description == "Pump"
    apply(path, conflicts=OnConflict.THEIRS)
    assert models.Item.objects.get().description == "New pump"


def test_a_list_that_was_overtaken_is_refused(tmp_path: Path, sites: tuple[str, str]) -> None:
    path = table(tmp_path, ("1", "Pump", sites[0], 3))
    found = compare(path, MAPPING, on=ON)
    apply(path)
    body = ListDecided(listing=found.digest, decision=Decision.APPLIED)
    with pytest.raises(Refused, match="Q303"):
        decide_list(body, by=BY_OPERATOR)
    assert models.Item.objects.count() == 1


def test_a_list_is_refused_with_a_reason(tmp_path: Path, sites: tuple[str, str]) -> None:
    found = compare(table(tmp_path, ("1", "Pump", sites[0], 3)), MAPPING, on=ON)
    with pytest.raises(Refused, match="Q306"):
        decide_list(ListDecided(listing=found.digest, decision=Decision.REFUSED), by=BY_OPERATOR)
    body = ListDecided(listing=found.digest, decision=Decision.REFUSED, reason="the wrong table")
    decide_list(body, by=BY_OPERATOR)
    assert (models.Item.objects.count(), models.DecidedList.objects.get().decision) == (
        0,
        "refused",
    )


def test_a_planted_difference_is_named(tmp_path: Path, sites: tuple[str, str]) -> None:
    apply(table(tmp_path, ("1", "Pump", sites[0], 3), ("2", "Tent", sites[0], 5)))
    with recording():
        models.Item.objects.filter(line="2").update(quantity=4)
    assert list(out_of_balance()) == [(f"site:{sites[0]}", "un", 7, 8)]


def test_a_site_that_nobody_knows_refuses_the_table(tmp_path: Path, loaded: Snapshot) -> None:
    with pytest.raises(Refused, match="Q211"):
        compare(table(tmp_path, ("1", "Pump", "nowhere", 3)), MAPPING, on=ON)


def book(folder: Path, **sheets: list[tuple[Any, ...]]) -> Path:
    path = folder / "assets.xlsx"
    with xlsxwriter.Workbook(str(path)) as file:
        for name, rows in sheets.items():
            sheet = file.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


HEAD = ("No", "Text", "Plant", "Qty")


def test_several_sheets_of_one_workbook_are_one_list(
    tmp_path: Path, sites: tuple[str, str]
) -> None:
    rows = {"One": [HEAD, ("1", "Pump", sites[0], 3)], "Two": [HEAD, ("2", "Van", sites[1], 1)]}
    path = book(tmp_path, **rows, Sums=[("=1+1",)])
    both = MAPPING.model_copy(update={"sheets": ("One", "Two")})
    found = compare(path, both, on=ON)
    assert found.listing.counts == {"new": 2}
    assert found.listing.sheets == ("One", "Two")
    assert compare(path, MAPPING, on=ON, sheets=("Two",)).listing.counts == {"new": 1}
    decide_list(ListDecided(listing=found.digest, decision=Decision.APPLIED), by=BY_OPERATOR)
    check_whole()


def test_what_is_wrong_on_two_sheets_is_said_at_once_and_by_sheet(
    tmp_path: Path, sites: tuple[str, str]
) -> None:
    line = ("1", "Pump", sites[0], 3)
    path = book(tmp_path, One=[("No", "Text"), line], Two=[HEAD, line, line])
    with pytest.raises(Refused) as refused:
        compare(path, MAPPING, on=ON, sheets=("*",))
    assert {str(each.place.file).rpartition(" ")[2] for each in refused.value.findings} == {
        "One",
        "Two",
    }


def test_a_line_stands_on_one_sheet_alone(tmp_path: Path, sites: tuple[str, str]) -> None:
    line = ("1", "Pump", sites[0], 3)
    with pytest.raises(Refused) as refused:
        compare(book(tmp_path, One=[HEAD, line], Two=[HEAD, line]), MAPPING, on=ON, sheets=("*",))
    assert [each.code for each in refused.value.findings] == ["Q214"]


def test_a_csv_has_no_sheets_to_choose(tmp_path: Path, sites: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        compare(table(tmp_path, ("1", "Pump", sites[0], 3)), MAPPING, on=ON, sheets=("One",))
    assert [each.code for each in refused.value.findings] == ["Q207"]
