"""The certificate as content: every field comes from a record, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drawdown.environment.file import Baseline, EnvironmentFile, Status
from drawdown.environment.paper import BUILDERS, PrintedField, SiteFacts, Source, content_of
from tests.environment.files import OPENED, PHOTO, RULES, certificate, complete, finding, manifest

FACTS = SiteFacts(mission="MINUSMA", name="Sévaré", code="mopti-sevare", type="super camp")


def printed(file: EnvironmentFile, **more: object) -> dict[str, PrintedField]:
    paper = certificate(**more)  # type: ignore[arg-type]
    source = Source(rules=RULES, file=file, facts=FACTS, certificate=paper)
    return {field.id: field for field in content_of(source)}


def test_every_field_of_the_rules_has_a_builder_and_no_builder_is_idle() -> None:
    assert [rule.id for rule in RULES.certificate] == list(BUILDERS)


def test_what_nobody_recorded_says_so_in_both_languages() -> None:
    field = printed(complete())["area"]
    assert not field.recorded
    assert (field.lines[0].en, field.lines[0].fr) == ("not recorded", "non consigné")


def test_the_findings_are_rated_before_and_after() -> None:
    high = {"F9": finding("F9", 3, 4)}
    [line] = printed(replace(complete(), findings=high))["findings"].lines
    assert line.en == "F9 (E01): stain beside generator 3; high before, high after"
    assert line.fr.endswith("élevé avant, élevé après")


def test_a_rebuilt_baseline_is_never_called_a_survey() -> None:
    rebuilt = Baseline(day=OPENED, document=PHOTO, rebuilt_from="photographs of 2014")
    [line] = printed(replace(complete(), baseline=rebuilt))["baseline"].lines
    assert "no survey at entry" in line.en
    assert "pas d'étude à l'arrivée" in line.fr


def test_weights_stand_with_what_the_receiver_took() -> None:
    [line] = printed(complete())["waste"].lines
    assert "1200 kg" in line.en
    [line] = printed(replace(complete(), manifests={"W1": manifest(received=None)}))["waste"].lines
    assert line.en.endswith("…")


def test_the_photographs_are_named_by_one_hash_whatever_their_order() -> None:
    two = complete()
    other = replace(finding("F2"), photos=("ef" * 32,))
    one_way = replace(two, findings={"F1": finding(), "F2": other})
    other_way = replace(two, findings={"F2": other, "F1": finding()})
    assert printed(one_way)["photos"] == printed(other_way)["photos"]
    assert printed(one_way)["photos"] != printed(two)["photos"]


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_words(status: Status) -> None:
    line = printed(complete(), status=status)["status"].lines[0]
    assert line.en
    assert line.fr
    assert "_" not in line.en + line.fr


def test_a_site_that_nobody_could_visit_is_not_certified() -> None:
    away = EnvironmentFile(site="kidal", accessible=False)
    fields = printed(away, status=Status.NOT_ISSUED_NOT_ACCESSIBLE, reason="left on 31 October")
    assert fields["limits"].lines[0].en == "The site could not be visited; nothing is certified."
    assert fields["limits"].lines[1].en == "left on 31 October"
    assert not fields["assessment"].recorded
