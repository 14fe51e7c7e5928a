"""After the signature: lots, looks against the pack; and before it, remarks and lines of parts."""

from __future__ import annotations

from typing import Any

import pytest

from drawdown.documents.paper import HeldLine, Words
from drawdown.documents.render import Make, render
from drawdown.signing.build import build
from drawdown.signing.file import PackFile, Presence
from drawdown.signing.held import Held, held_in
from tests.signing.acting import HOST, OFFICE, SECOND, Packed
from tests.signing.packs import inspected, line, source

GENERATOR, POWER, WELL = "item:GEN-1", "system:power", "item:WELL-1"


def held(key: str, quantity: int | None = None) -> HeldLine:
    return HeldLine(key=key, what=Words.same(key), state=Words.same("good"), quantity=quantity)


@pytest.fixture
def signed() -> Packed:
    """A pack of a generator, twice, and the power supply, which both sides have signed."""
    pack = Packed()
    pack.held = Held({GENERATOR: held(GENERATOR, 2), POWER: held(POWER), WELL: held(WELL, 1)})
    assert pack.make()
    assert pack.sign("mission", OFFICE)
    assert pack.sign("host", HOST)
    return pack


def lot(pack: Packed, name: str, *lines: str, **more: object) -> bool:
    said = {"lot": name, "what": "a lot", "lines": lines, "capacity": "G", "document": SECOND}
    return pack.take("lot.taken_over", HOST, **{**said, **more})


def compared(pack: Packed, *lines: str, presence: str = "there", **more: object) -> bool:
    said = {"after": 30, "lines": lines, "presence": presence, "on": "2024-01-08"}
    return pack.take("pack.compared", OFFICE, **{**said, **more})


def test_a_site_is_taken_over_in_lots_of_lines_that_both_sides_signed_for(signed: Packed) -> None:
    assert lot(signed, "one", GENERATOR)
    assert lot(signed, "two", POWER, WELL)
    assert signed.file.taken_over == {GENERATOR: "one", POWER: "two", WELL: "two"}


def test_no_line_is_taken_over_twice_and_none_that_is_not_in_the_pack(signed: Packed) -> None:
    assert lot(signed, "one", GENERATOR)
    assert not lot(signed, "two", GENERATOR)
    assert signed.codes == ["Y404"]
    assert not lot(signed, "two", "item:OTHER")
    assert signed.codes == ["Y403"]
    assert not lot(signed, "one", POWER)
    assert signed.codes == ["Y405"]
    assert not lot(signed, "two", POWER, on="2023-12-07")
    assert signed.codes == ["Y406"]


def test_nothing_is_taken_over_or_compared_before_both_sides_have_signed() -> None:
    pack = Packed()
    pack.held = Held({GENERATOR: held(GENERATOR, 2)})
    pack.make()
    pack.sign("mission", OFFICE)
    assert not lot(pack, "one", GENERATOR)
    assert "Y401" in pack.codes
    assert not compared(pack, GENERATOR)
    assert "Y401" in pack.codes


def test_a_later_look_says_of_each_line_what_is_there(signed: Packed) -> None:
    assert compared(signed, POWER, WELL)
    assert compared(signed, GENERATOR, presence="fewer", quantity=1, note="one was carried off")
    assert compared(signed, WELL, presence="gone")
    found = signed.file.comparisons["30"].found
    assert {key: each.presence for key, each in found.items()} == {
        POWER: Presence.THERE,
        WELL: Presence.GONE,
        GENERATOR: Presence.FEWER,
    }
    assert found[GENERATOR].quantity == 1


def test_a_look_finds_no_more_than_was_signed_for_and_counts_one_line_at_a_time(
    signed: Packed,
) -> None:
    assert not compared(signed, GENERATOR, quantity=3)
    assert signed.codes == ["Y407"]
    assert not compared(signed, GENERATOR, WELL, quantity=1)
    assert signed.codes == ["Y408"]
    assert not compared(signed, "item:OTHER")
    assert signed.codes == ["Y403"]


def test_a_part_has_the_lines_that_were_chosen_for_it_until_somebody_signs() -> None:
    chosen: dict[str, Any] = {"part": "mopti-opam"}
    pack = Packed(PackFile("mopti-sevare", "mopti-opam"))
    pack.lines, pack.elsewhere = frozenset({GENERATOR, WELL}), {WELL: "mopti-annex"}
    assert pack.take("lines.chosen", OFFICE, lines=[GENERATOR], **chosen)
    assert pack.file.chosen == (GENERATOR,)
    assert not pack.take("lines.chosen", OFFICE, lines=[WELL], **chosen)
    assert pack.codes == ["Y106"]
    assert not pack.take("lines.chosen", OFFICE, lines=["item:OTHER"], **chosen)
    assert pack.codes == ["Y105"]
    pack.make(**chosen)
    pack.sign("mission", OFFICE, **chosen)
    assert not pack.take("lines.chosen", OFFICE, lines=[], **chosen)
    assert pack.codes == ["Y107"]


def test_a_remark_is_on_a_line_that_the_pack_has() -> None:
    pack = Packed()
    pack.lines = frozenset({POWER})
    said = {"side": "host", "kind": "remark", "text": "it hums"}
    assert pack.take("pack.remarked", HOST, **said, about=POWER)
    assert not pack.take("pack.remarked", HOST, **said, about="system:powre")
    assert pack.codes == ["Y105"]


def test_the_file_of_a_version_says_again_what_it_holds() -> None:
    paper = build(source(pack=PackFile("mopti-sevare", systems=inspected()), items=(line(),)))
    again = held_in(render(paper, {}, make=Make.SIGNING))
    assert again.lines[GENERATOR] == HeldLine(
        key=GENERATOR,
        what=Words.same("GEN-1 generator 500 kVA"),
        state=Words("not known", "non connu"),
        quantity=2,
    )
    assert [key for key in again.lines if key.startswith("system:")] == [
        f"system:{name}" for name in ("power", "water", "wastewater", "buildings")
    ]
    assert held_in(b"no pdf") == Held()
