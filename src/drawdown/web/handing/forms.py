"""The forms of a pack as a reader may send them, and the bodies of acts that they make."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from drawdown.documents.paper import HeldLine
from drawdown.ledger.act import Actor
from drawdown.signing.file import PackFile, Side
from drawdown.signing.lines import lines_of
from drawdown.signing.source import Source
from drawdown.web.closing.asking.form import ActForm, Choice, Known, Sheet
from drawdown.web.closing.days import day_of
from drawdown.web.closing.packs.lines import held_of, items_at, key_of, taken_by_parts
from drawdown.web.handing.asks import SHEETS
from drawdown.web.handing.sought import Sought
from drawdown.web.handing.words import read
from drawdown.web.people.presenting import names_of
from drawdown.web.people.sending import sender
from drawdown.web.people.who import Who
from drawdown.web.records.sending import new_stamp

NEEDS_VERSION = frozenset({"ceremony.held"})
NEEDS_FINAL = frozenset({"pack.signed", "pack.refused"})
NEEDS_SIGNATURES = frozenset({"keys.received", "lot.taken_over", "pack.compared"})
OF_A_PERSON = frozenset({"signer.registered", "signer.withdrawn"})
OF_A_PART = frozenset({"lines.chosen"})


class PackForm(ActForm):
    """The form of an act on a pack."""

    def content(self) -> dict[str, Any]:
        """Return the fields of the body: a day and an hour are one moment, titles a list."""
        found = super().content()
        if self.sheet.kind == "ceremony.held":
            day, hour = self.cleaned_data["on"], found.pop("hour")
            found["at"] = datetime.combine(day, hour, UTC).isoformat()
            found["attendance"] = [
                {"title": title, "side": side}
                for side in ("mission", "host")
                for title in found.pop(f"{side}_titles")
            ]
        if "fingerprint" in found:
            printed = found["fingerprint"].rpartition("=")[2]
            found["fingerprint"] = printed.replace(":", "").replace(" ", "").lower()
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """The records of the pack that forms are about, and who fills them."""

    source: Source
    who: Who

    @property
    def pack(self) -> PackFile:
        """The pack."""
        return self.source.pack


def known_of(source: Source, who: Who, sought: Sought | None = None) -> Known:
    """Return what the choices of the forms of a pack are made from.

    With words that are sought, of long lists what has them; lines that are chosen already stay.
    """
    sought = sought or Sought()
    pack = source.pack
    elsewhere = taken_by_parts(pack.site, pack.part) if pack.part else {}
    here = items_at(pack.site) if pack.part else ()
    return Known(
        rules=source.rules,
        persons=tuple(sorted(names_of(who.standing).items(), key=lambda item: item[1].casefold())),
        lines=sought.among(_choices(lines_of(source))),
        signed_lines=sought.among(_choices(list(held_of(pack).lines.values())))
        if pack.signed_on
        else (),
        register_lines=sought.among(
            tuple(
                (key_of(line), f"{line.line} {line.description} ({line.quantity})")
                for line in here
                if key_of(line) not in elsewhere
            ),
            but=frozenset(pack.chosen),
        ),
    )


def _choices(lines: Sequence[HeldLine]) -> tuple[Choice, ...]:
    return tuple((line.key, read(line.what)) for line in lines)


def forms_for(asked: Asked, known: Known, filled: PackForm | None) -> list[PackForm]:
    """Return the forms that a reader may send now; the one that came back keeps what was typed."""
    who = asked.who
    stamp = new_stamp(who.at)
    given = {
        "on": day_of(who),
        "lines": list(asked.pack.chosen),
        "side": _side_of(who),
        "hour": who.at.strftime("%H:%M"),
    }
    shown = []
    for sheet in SHEETS:
        if not _fits(sheet, asked.pack) or not (who.visitor or who.could(sheet.kind)):
            continue
        returned = filled is not None and filled.sheet.kind == sheet.kind
        form = filled if filled and returned else PackForm(sheet, known, initial=given)
        form.stamp = replace(stamp, act=str(uuid.uuid4())).signed()
        shown.append(form)
    return shown


def _fits(sheet: Sheet, pack: PackFile) -> bool:
    """Return whether an act can follow now; a form that comes back is judged at the door."""
    last = pack.last
    if sheet.kind in NEEDS_VERSION:
        return last is not None
    if sheet.kind in NEEDS_FINAL:
        return last is not None and last.stage == "final" and not last.complete
    if sheet.kind in NEEDS_SIGNATURES:
        return pack.signed_on is not None
    if sheet.kind in OF_A_PART:
        return pack.part is not None and not (last and last.frozen)
    if sheet.kind == "pack.made":
        return last is None or not last.complete
    return True


def _side_of(who: Who) -> str:
    return "host" if "host_representative" in who.roles else "mission"


def body_of(asked: Asked, sheet: Sheet, side: str) -> dict[str, Any]:
    """Return what the body of an act holds that nobody types: the version, who signs, as what."""
    pack = asked.pack
    body: dict[str, Any] = {"site": pack.site}
    if pack.part and sheet.kind not in OF_A_PERSON:
        body["part"] = pack.part
    if sheet.kind in OF_A_PART:
        body["lines"] = []
    if sheet.kind in NEEDS_FINAL:
        body["version"] = len(pack.versions) or 1
        body |= _signatory(asked, sheet.kind, side)
    if sheet.kind == "pack.signed":
        body["way"] = "digital"
    return body


def _signatory(asked: Asked, kind: str, side: str) -> dict[str, Any]:
    """Return the person and capacity of a side: of the mission whoever sends, else as named."""
    if side == Side.HOST:
        receiver = asked.source.file.receiver
        capacity = receiver.signatory_capacity if receiver else None
        person = receiver.signatory if receiver else None
        named = {"person": person or "p-0000", "capacity": capacity or "–"}
    else:
        actor: Actor = sender(asked.who, kind, sites=[asked.pack.site]).actor
        named = {"person": actor.person, "capacity": actor.capacity}
    return named if kind == "pack.signed" else {"capacity": named["capacity"]}
