"""Boundaries of regions come from a file of the mission, whole or with all that is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from drawdown.examples import minusma_folder
from drawdown.register.folder import LoadResult, load_folder
from tests.register.edited import Edited

FILE = "history/regions.geojson"
RING = [[-2, 16], [0, 16], [0, 18], [-2, 16]]
SOURCE = "- {id: SURVEY, title: Survey of the region}"


def feature(**changed: Any) -> dict[str, Any]:
    whole = {
        "type": "Feature",
        "properties": {"region": "North", "source": "SURVEY"},
        "geometry": {"type": "Polygon", "coordinates": [RING]},
    }
    return whole | changed


def loaded(mission: Edited, *features: Any) -> LoadResult:
    content = json.dumps({"type": "FeatureCollection", "features": list(features)})
    mission.append("sources.yaml", SOURCE).write(FILE, content)
    return load_folder(mission.path)


def test_a_boundary_is_read_with_its_source(mission: Edited) -> None:
    history = loaded(mission, feature()).history
    assert history is not None
    (boundary,) = history.boundaries
    assert (boundary.region, boundary.rings[0][2]) == ("North", (0.0, 18.0))
    assert boundary.provenance_of().source == ("SURVEY",)
    assert not boundary.estimated()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (feature(properties={"source": "SURVEY"}), "the property region is missing"),
        (feature(properties={"region": "North"}), "the property source is missing"),
        (feature(geometry={"type": "Point", "coordinates": [0, 1]}), "neither Polygon nor"),
        (feature(geometry={"type": "Polygon", "coordinates": [RING[:3]]}), "not closed"),
        (feature(geometry={"type": "Polygon", "coordinates": [[[0, 99]] * 2 + RING]}), "closed"),
        ("North", "it is no Feature"),
    ],
)
def test_a_boundary_that_is_none_is_named(mission: Edited, wrong: Any, why: str) -> None:
    result = loaded(mission, feature(properties={"region": "South", "source": "SURVEY"}), wrong)
    (finding,) = [each for each in result.findings if each.code == "F214"]
    assert result.history is None
    assert finding.place.file == FILE
    assert finding.place.row == 2
    assert why in finding.found


def test_a_source_that_nobody_lists_and_a_file_that_is_no_json_are_found(mission: Edited) -> None:
    other = feature(properties={"region": "North", "source": "RUMOUR"})
    assert "R405" in {each.code for each in loaded(mission, other).findings}
    mission.write(FILE, "{")
    assert "F214" in {each.code for each in load_folder(mission.path).findings}


def test_the_example_draws_no_boundary_and_keeps_its_digest() -> None:
    history = load_folder(minusma_folder()).history
    assert history is not None
    assert history.boundaries == ()
    assert "boundaries" not in history.model_dump(mode="json")
