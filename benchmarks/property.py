"""How long a register of so many lines takes: to compare and apply, to list, to search.

    python benchmarks/property.py --assets 100000

Works in a folder that is thrown away, on SQLite; on the PostgreSQL that `DRAWDOWN_DATABASE_URL`
names where it is set. The last line is JSON. `compare_seconds` is reading the table, checking it
and storing the difference list; `import_seconds` also holds the act that applies it. The list in
plain Django admin, with the same rows, stands beside ours.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
HEAD = ("Equipment", "Owner", "Sort", "Plant", "Text", "Qty", "Class", "Serial", "Status",
        "Purchase", "Net", "Curr", "Bin")  # fmt: skip
NOUNS = ("Generator", "Prefabricated building", "Water tank", "Toyota Land Cruiser", "Container",
         "Radio VHF", "Laptop", "Office chair", "Air conditioner", "Pump", "Cable", "Server rack",
         "Forklift", "Ambulance", "Battery bank", "Fuel bladder", "Tent", "Fridge")  # fmt: skip
LOOKS = 60
MOST_IN_A_WORKBOOK = 250_000


def main() -> None:
    """Measure and say so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--assets", type=int, default=10_000)
    parser.add_argument("--csv", action="store_true", help="as CSV, whatever the size")
    parser.add_argument("--seed", type=int, default=6)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="drawdown-property-") as home:
        os.environ.setdefault("DRAWDOWN_HOME", home)
        os.environ["DRAWDOWN_EXAMPLE"] = "1"
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.property_settings"
        print(json.dumps(measure(asked, Path(home))))


def measure(asked: argparse.Namespace, home: Path) -> dict[str, object]:
    """Return all figures."""
    import django  # noqa: PLC0415 -- after its settings are named

    django.setup()
    from benchmarks import property_site  # noqa: PLC0415

    sites = property_site.set_up()
    rows = list_of(asked.assets, asked.seed, sites)
    as_csv = asked.csv or asked.assets > MOST_IN_A_WORKBOOK
    path = (written_csv if as_csv else written_workbook)(home, rows)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB", flush=True)
    begun, spent = time.perf_counter(), time.process_time()
    digest = property_site.compare(path)
    compared = time.perf_counter() - begun
    property_site.apply(digest)
    imported = time.perf_counter() - begun
    cpu = time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"compared in {compared:.1f} s, applied by {imported:.1f} s, peak {peak:.0f} MB", flush=True
    )
    chance = random.Random(asked.seed)  # noqa: S311
    pages = [f"/property?after={property_site.key_at(chance)}" for _ in range(LOOKS)]
    filters = [f"/property?site={chance.choice(sites)}&sort=stock" for _ in range(LOOKS)]
    searches = [f"/property?q={query(chance)}" for _ in range(LOOKS)]
    found: dict[str, object] = {
        "assets": asked.assets,
        "database": property_site.vendor(),
        "compare_seconds": round(compared, 2),
        "import_seconds": round(imported, 2),
        "import_cpu_seconds": round(cpu, 2),
        "peak_mb": round(peak),
        "page_p95_ms": p95(property_site.get, pages),
        "filter_p95_ms": p95(property_site.get, filters),
        "search_p95_ms": p95(property_site.get, searches),
    }
    last = max(1, asked.assets // 100)
    admin = [f"/admin/property/item/?p={chance.randint(1, last)}" for _ in range(10)]
    found["admin_page_p95_ms"] = p95(property_site.get_admin, admin)
    words = [f"/admin/property/item/?q={query(chance)}" for _ in range(10)]
    found["admin_search_p95_ms"] = p95(property_site.get_admin, words)
    found["admin_ratio"] = round(float(str(found["admin_page_p95_ms"])) / max(
        float(str(found["page_p95_ms"])), 0.1), 1)  # fmt: skip
    return found


def p95(get: Callable[[str], object], places: list[str]) -> float:
    """Return the 95th percentile of the time a page takes, in milliseconds, after a first look."""
    get(places[0])
    times = []
    for place in places:
        begun = time.perf_counter()
        get(place)
        times.append((time.perf_counter() - begun) * 1000)
    return round(statistics.quantiles(times, n=20)[-1], 1)


def query(chance: random.Random) -> str:
    """Return what somebody types: a common word, the beginning of one, or a serial number."""
    word = chance.choice(NOUNS).split()[0].lower()
    return chance.choice(
        (word, word[:3], f"{word} sn{chance.randint(1, 99)}", f"SN{chance.randint(1, 9999)}")
    )


def list_of(count: int, seed: int, sites: list[str]) -> Iterator[tuple[object, ...]]:
    """Yield lines that nobody has, each as an enterprise system would write it."""
    chance = random.Random(seed)  # noqa: S311
    for number in range(count):
        noun = chance.choice(NOUNS)
        value = chance.randint(20, 90_000)
        yield (
            f"{10_000_000 + number}", "un", chance.choice(("asset", "asset", "stock")),
            chance.choice(sites), f"{noun} model {chance.randint(1, 400)}", chance.randint(1, 40),
            noun, f"SN{chance.randint(1, 10**8)}", chance.choice(("good", "fair", "poor")),
            value, value // 3, "USD", f"Yard {chance.randint(1, 60)}",
        )  # fmt: skip


def written_workbook(home: Path, rows: Iterator[tuple[object, ...]]) -> Path:
    """Write them as a workbook."""
    import xlsxwriter  # noqa: PLC0415 -- what is measured begins after it

    path = home / "assets.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Assets")
    for number, row in enumerate((HEAD, *rows)):
        sheet.write_row(number, 0, row)
    book.close()
    return path


def written_csv(home: Path, rows: Iterator[tuple[object, ...]]) -> Path:
    """Write them as delimited text."""
    path = home / "assets.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(rows)
    return path


NOW = datetime(2023, 7, 1, 8, tzinfo=UTC)
ON = date(2023, 7, 1)

if __name__ == "__main__":
    main()
