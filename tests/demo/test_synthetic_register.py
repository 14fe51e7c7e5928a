"""The synthetic register adds up to the public totals, and says of itself that it is synthetic."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from drawdown.demo.synthetic_register import LINES, synthetic_lines, write_table
from drawdown.examples import minusma_folder
from drawdown.property.line import UN, Sort
from drawdown.register.folder import load_folder
from drawdown.register.model import Register


def example() -> Register:
    register = load_folder(minusma_folder()).register
    assert register is not None
    return register


def test_it_holds_every_container_and_vehicle_of_the_public_totals() -> None:
    register = example()
    found = list(synthetic_lines(register, seed=1))
    assert len(found) == LINES == 20_000
    categories = Counter(line.category for line in found)
    assert categories["sea container"] == 5_500
    vehicles = sum(cargo.count for cargo in register.cargo if cargo.kind == "vehicle")
    assert sum(categories[name] for name in ("vehicle", "armour")) == vehicles == 4_000
    by_site = Counter(
        (line.site, "unoe" if line.owner == UN else "coe")
        for line in found
        if line.category == "sea container"
    )
    assert by_site == {
        (cargo.site, str(cargo.owner)): cargo.count
        for cargo in register.cargo
        if cargo.kind == "container"
    }


def test_every_line_says_that_it_is_synthetic() -> None:
    for line in synthetic_lines(example(), seed=1):
        assert line.line.startswith("SYN-")
        assert line.description.endswith("(synthetic)")
        assert (line.owner == UN) == (line.sort is not Sort.CONTINGENT)


def test_a_seed_gives_the_same_table_and_another_one_another(tmp_path: Path) -> None:
    register = example()
    names = [tmp_path / name for name in ("a", "b", "c")]
    for path, seed in zip(names, (1, 1, 2), strict=True):
        assert write_table(synthetic_lines(register, seed=seed), path) == LINES
    one, same, other = (path.read_bytes() for path in names)
    assert one == same != other
