"""What a filled form of a movement stands for: the body of its act, and the sites it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from drawdown.movement.file import MovementFile, Piece
from drawdown.movement.go_list import shipped
from drawdown.web.closing.asking.form import ActForm
from drawdown.web.movement.queries import known_sites
from drawdown.web.movement.typed import READERS, Unread


def body_of(
    form: ActForm, file: MovementFile | None, on_the_way: Sequence[Piece]
) -> dict[str, Any] | None:
    """Return the body that a valid form stands for; none, and why in the form, for a bad list."""
    found: dict[str, Any] = {} if file is None else {"movement": file.id}
    for name, value in form.content().items():
        prefix, _sep, rest = name.partition("-")
        if name in READERS:
            try:
                found[name] = READERS[name](value)
            except Unread as line:
                form.add_error(name, _("This line cannot be read: %(line)s") % {"line": line})
                return None
        elif prefix == "answer":
            found.setdefault("answers", {})[rest] = value
        elif prefix == "came":
            piece = on_the_way[int(rest)]
            found.setdefault("counted", []).append({"line": piece.line, "quantity": value})
        elif prefix == "seal" and file is not None:
            box = {"container": file.missing_boxes[int(rest)], "whole": value == "whole"}
            found.setdefault("seals", []).append(box)
        else:
            found[name] = value
    if counted := found.pop("counted", None):
        found["lines"] = [*counted, *found.get("lines", [])]
    if form.sheet.kind == "movement.decided":
        found |= {"rules": shipped().digest, "answers": found.get("answers", {})}
    return found


def sites_about(body: Mapping[str, Any], kind: str, file: MovementFile | None) -> tuple[str, ...]:
    """Return the sites that an act is about: each side acts for its own end."""
    known = known_sites()
    if kind == "movement.requested":
        ends = [body.get("site", "")]
    elif kind == "movement.received" and file is not None:
        ends = [body.get("place") or file.load.destination]
    elif file is not None:
        ends = [file.load.origin]
    else:
        ends = [body.get("origin", "")]
    return tuple(end for end in ends if end in known)
