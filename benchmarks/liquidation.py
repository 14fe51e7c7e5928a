"""How long the balance of a liquidation takes over so many lines: its page, its status.

    python benchmarks/liquidation.py --assets 10000 --assets 100000

Works in a folder that is thrown away, on SQLite; on the PostgreSQL that `DRAWDOWN_DATABASE_URL`
names where it is set. The register comes in by the import; of every second line pieces are posted
out afterwards, and of every fifth to another place, as rows written for the measurement. A plain
aggregate query over the same rows stands beside: what is left by place and group, without proof.
The last line is JSON.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
LOOKS = 7
PLAIN = """
    SELECT place, "group", SUM(quantity), SUM(quantity * purchase), SUM(quantity * residual)
    FROM property_item WHERE owner = 'un' GROUP BY place, "group"
"""


def main() -> None:
    """Measure each size in a process of its own and say so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assets", type=int, action="append")
    sizes = parser.parse_args().assets or [10_000, 100_000]
    if len(sizes) == 1:
        print(json.dumps(measured(sizes[0])))
        return
    import subprocess  # noqa: PLC0415

    found = []
    for size in sizes:
        command = [sys.executable, __file__, "--assets", str(size)]
        said = subprocess.run(command, check=True, capture_output=True, text=True)
        print(said.stdout, end="", flush=True)
        found.append(json.loads(said.stdout.splitlines()[-1]))
    print(json.dumps({"sizes": found}))


def measured(assets: int) -> dict[str, object]:
    """Return the figures of one size."""
    with tempfile.TemporaryDirectory(prefix="drawdown-liquidation-") as home:
        os.environ.setdefault("DRAWDOWN_HOME", home)
        os.environ["DRAWDOWN_EXAMPLE"] = "1"
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.property_settings"
        import django  # noqa: PLC0415 -- after its settings are named

        django.setup()
        return _measured(assets, Path(home))


def _measured(assets: int, home: Path) -> dict[str, object]:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from benchmarks import property_site  # noqa: PLC0415
    from benchmarks.property import list_of, written_csv  # noqa: PLC0415
    from drawdown.web.liquidation.assets import accounts  # noqa: PLC0415

    sites = property_site.set_up()
    path = written_csv(home, list_of(assets, 6, sites))
    property_site.apply(property_site.compare(path))
    postings = _post(sites)

    def status() -> None:
        call_command("liquidation_status", as_of="2024-11-15", stdout=io.StringIO())

    def plain() -> None:
        with connection.cursor() as cursor:
            cursor.execute(PLAIN)
            cursor.fetchall()

    seconds = {
        "page": median(lambda: property_site.get("/liquidation")),
        "page_earlier": median(lambda: property_site.get("/liquidation?balance=2023-12-31")),
        "status": median(status),
        "account": median(lambda: accounts(until=None)),
        "plain": median(plain),
    }
    return {
        "assets": assets,
        "postings": postings,
        "database": property_site.vendor(),
        **{f"{name}_ms": round(1000 * each, 1) for name, each in seconds.items()},
        "page_to_plain": round(seconds["page"] / seconds["plain"], 1),
        "status_to_plain": round(seconds["status"] / seconds["plain"], 1),
        "load": round(os.getloadavg()[0], 1),
    }


def _post(sites: list[str]) -> int:
    """Let one piece of every second line go, and one of every fifth move; return how many."""
    from drawdown.property.line import at_site  # noqa: PLC0415
    from drawdown.property.posting import Way  # noqa: PLC0415
    from drawdown.web.property.models import Item, Posting  # noqa: PLC0415
    from drawdown.web.records.guard import recording  # noqa: PLC0415

    kept, new, changed = [], [], []
    first = Item.objects.order_by("-id").values_list("id", flat=True)[0] + 1
    ways = (Way.LEFT, Way.SOLD, Way.GIVEN, Way.DESTROYED, Way.LOST)
    day = date(2023, 10, 1)
    for number, row in enumerate(Item.objects.order_by("id").iterator()):
        posting = Posting(entry=row.entry, line=row.line, owner=row.owner, day=day, place=row.place)
        posting.quantity, posting.id = 1, first + number
        if number % 5 == 0 and row.quantity > 1:
            posting.way, posting.to = Way.MOVED, at_site(next(s for s in sites if s != row.site))
            other = Item.objects.get(pk=row.pk)
            other.pk, other.place, other.site = first + number, posting.to, posting.to[5:]
            other.quantity, other.opening = 1, 0
            new.append(other)
        elif number % 2 == 0:
            posting.way = ways[number % len(ways)]
        else:
            continue
        kept.append(posting)
        row.quantity -= 1
        changed.append(row)
    with recording():
        Posting.objects.bulk_create(kept, batch_size=500)
        Item.objects.bulk_create(new, batch_size=200)
        Item.objects.bulk_update(changed, ["quantity"], batch_size=200)
    return len(kept)


def median(do: Callable[[], object]) -> float:
    """Return the median of the seconds that something takes, after a first time."""
    do()
    times = []
    for _ in range(LOOKS):
        begun = time.perf_counter()
        do()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    main()
