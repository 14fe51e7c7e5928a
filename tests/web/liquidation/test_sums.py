"""The account as the database adds it up is the account that postings give, one by one."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from drawdown.liquidation.assets import Worth
from drawdown.liquidation.assets import accounts as from_postings
from drawdown.property.account import Account, may_post, posted
from drawdown.property.posting import Posting, Way
from drawdown.web.liquidation.assets import accounts, differences
from drawdown.web.property import models
from drawdown.web.records.guard import recording

FIRST = date(2024, 1, 1)
LINES = {
    "GEN": Worth("I", "redeploy", 1_000_00, 250_01, "USD"),
    "CAR": Worth("I", "transfer", 90_00, 0, "USD"),
    "TENT": Worth("V", "gift"),
}
PLACES = ("site:gao", "site:bamako")


def told(chance: random.Random) -> list[Posting]:
    """Return postings that the account takes, day after day."""
    account, kept = Account(), list[Posting]()
    for number in range(60):
        place, way = chance.choice(PLACES), chance.choice(list(Way))
        to = PLACES[1 - PLACES.index(place)] if way is Way.MOVED else None
        line, day = chance.choice(list(LINES)), FIRST + timedelta(number)
        posting = Posting(line, "un", way, chance.randint(1, 5), day, place, to)
        if not list(may_post(account, [posting])):
            account = posted(account, [posting])
            kept.append(posting)
    return kept


def written(all_: list[Posting]) -> dict[tuple[str, str], int]:
    """Write rows as an import and later acts leave them; return what they hold."""
    held = dict(posted(Account(), all_).held)
    first: dict[tuple[str, str], Posting] = {}
    for entry, each in enumerate(all_):
        key = (each.line, each.place)
        opens = each.way is Way.ENTERED and key not in first
        if opens:
            first[key] = each
            models.Flow.objects.create(
                id=entry, entry=entry, day=each.day, place=each.place, owner="un", way="entered",
                came=each.quantity, went=0, lines=1,
            )  # fmt: skip
            continue
        models.Posting.objects.create(
            id=entry, entry=entry, line=each.line, owner="un", way=each.way,
            quantity=each.quantity, day=each.day, place=each.place, to=each.to or "",
        )  # fmt: skip
    for number, (line, worth) in enumerate(LINES.items()):
        models.Decision.objects.create(
            id=number, entry=0, line=line, rules="", rule="R01", group=worth.group,
            method=worth.method, facts={}, officer="p", day=FIRST,
        )  # fmt: skip
    there = {(each.line, place) for each in all_ for place, _ in each.parts()}
    for number, key in enumerate(sorted(there)):
        line, place = key
        opened = first.get(key)
        models.Item.objects.create(
            id=number, line=line, place=place, quantity=held.get(key, 0), sort="asset", owner="un",
            description=line, unit="each", condition="good", purchase=LINES[line].purchase,
            residual=LINES[line].residual, currency=LINES[line].currency, group=LINES[line].group,
            entry=all_.index(opened) if opened else 0, opening=opened.quantity if opened else 0,
            opened_at=place, words="",
        )  # fmt: skip
    return held


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_the_database_adds_up_what_postings_give(seed: int) -> None:
    all_ = told(random.Random(seed))  # noqa: S311
    with recording():
        held = written(all_)
    whole = from_postings(all_, LINES, {k: n for k, n in held.items() if n}, until=date.max)
    assert accounts(until=None) == whole
    for day in (FIRST + timedelta(days) for days in (0, 20, 40, 60)):
        assert accounts(until=day) == from_postings(all_, LINES, None, until=day)
    assert not list(differences())
    with recording():
        row = models.Item.objects.order_by("-id")[0]
        row.quantity += 1
        row.save()
    [found] = differences()
    assert f"{row.line} of un at {row.place}: {row.quantity - 1} by the postings" in found.found
