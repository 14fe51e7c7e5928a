"""Writes the rows of this application, and what its acts come to in the account of property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from drawdown.ledger.act import Act
from drawdown.movement.acts.load import MOVEMENT_LOADED, MOVEMENT_REQUESTED, new_file
from drawdown.movement.acts.receive import MOVEMENT_RECEIVED, SHORT_SETTLED, outstanding
from drawdown.movement.acts.state import Moving
from drawdown.movement.acts.way import MOVEMENT_DEPARTED, MOVEMENT_INCIDENT
from drawdown.movement.apply import apply
from drawdown.movement.file import MovementFile, Piece
from drawdown.movement.go_list import shipped
from drawdown.movement.postings import of_check_in, of_check_out, of_loss
from drawdown.property.account import Account
from drawdown.property.line import Line
from drawdown.property.posting import Posting
from drawdown.web.movement import models
from drawdown.web.movement.queries import MOVEMENT, REQUEST, account_of, movement_named
from drawdown.web.property.lines_project import Writing
from drawdown.web.property.models import Item
from drawdown.web.property.queries import known_of, rows_of


def requested(act: Act, index: int) -> None:
    """Write a cargo movement request."""
    request = MOVEMENT_REQUESTED.body_of(act).to_request(act.actor.person)
    models.CargoRequest.objects.create(
        id=request.id,
        site=request.site,
        needed_by=request.needed_by,
        content=REQUEST.write(request),
    )


def movement_changed(act: Act, index: int) -> None:
    """Write a movement as an act leaves it, and what it posts."""
    if act.kind == MOVEMENT_LOADED.name:
        _write(new_file(MOVEMENT_LOADED.body_of(act), act))
        return
    file = movement_named(str(act.body["movement"]))
    if file is None:
        raise LookupError(f"there is no movement {act.body['movement']}")
    lines = _lines(file, act)
    account = account_of(lines)
    on_the_way = _on_the_way(file, account)
    postings = postings_of(file, act, account, on_the_way)
    if postings:
        _post(postings, index)
    if act.kind != SHORT_SETTLED.name:
        on_the_way = _on_the_way(file, account_of(lines))
    _write(apply(file, act, on_the_way=on_the_way))


def postings_of(
    file: MovementFile, act: Act, account: Account, on_the_way: tuple[Piece, ...]
) -> tuple[Posting, ...]:
    """Return what an accepted act posts to the account."""
    by, owners = act.actor.person, account.owners
    match act.kind:
        case MOVEMENT_DEPARTED.name:
            return of_check_out(file, MOVEMENT_DEPARTED.body_of(act).to_out(by), owners)
        case MOVEMENT_INCIDENT.name:
            body = MOVEMENT_INCIDENT.body_of(act)
            return of_loss(file, body.to_incident().lost, owners, body.on)
        case MOVEMENT_RECEIVED.name:
            came = MOVEMENT_RECEIVED.body_of(act).to_in(by, file.load.destination)
            return of_check_in(file, came, owners, sent=lambda line: account.at(line, file.way))
        case SHORT_SETTLED.name:
            return of_loss(file, on_the_way, owners, SHORT_SETTLED.body_of(act).on)
    return ()


def _lines(file: MovementFile, act: Act) -> list[str]:
    named = {piece["line"] for name in ("lines", "lost") for piece in act.body.get(name, ())}
    return sorted(named | {piece.line for piece in (file.out.lines if file.out else ())})


def _on_the_way(file: MovementFile, account: Account) -> tuple[Piece, ...]:
    return outstanding(Moving(shipped(), account=account), file)


def _post(postings: Sequence[Posting], index: int) -> None:
    """Write postings line by line; what the last import said of each line is remembered."""
    writing = Writing(index, postings[0].day)
    by_line: dict[str, list[Posting]] = defaultdict(list)
    for posting in postings:
        by_line[posting.line].append(posting)
    rows = rows_of(sorted(by_line))
    before = {line: (mine[0].pk, known_of(mine).line) for line, mine in rows.items()}
    for line, mine in sorted(rows.items()):
        writing.post(by_line[line], mine)
    writing.finish()
    _remember(before)


def _remember(before: Mapping[str, tuple[int, Line]]) -> None:
    """Keep in the first row of each line what the last import said, where it is otherwise now."""
    told: dict[int, Item] = {}
    for line, rows in rows_of(sorted(before)).items():
        key, was = before[line]
        after = known_of(rows).line
        first = next(row for row in rows if row.pk == key)
        for name in ("site", "quantity"):
            if getattr(after, name) != getattr(was, name) and name not in first.base:
                first.base[name] = getattr(was, name)
                told[first.pk] = first
    Item.objects.bulk_update(told.values(), ["base"], batch_size=500)


def _write(file: MovementFile) -> None:
    models.Movement.objects.update_or_create(
        id=file.id,
        defaults={
            "status": file.status,
            "origin": file.load.origin,
            "destination": file.load.destination,
            "leaves": file.out.at.day if file.out else file.load.leaves.day,
            "content": MOVEMENT.write(file),
        },
    )
