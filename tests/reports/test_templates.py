"""The templates: everything they name exists, in both languages, with a source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drawdown.core.findings import Refused
from drawdown.core.reading.files import Folder
from drawdown.people.rights import Sight
from drawdown.progress.telling.words import Language
from drawdown.reports.counting import COUNTS
from drawdown.reports.reading import SHIPPED, read_reports, shipped_reports
from drawdown.reports.rules import FigureRule
from drawdown.reports.sections import HEADLINE, MAKERS
from drawdown.rules.closing_reading import load_closing
from drawdown.rules.pack_reading import REPORTS, load_pack, packs_folder

RULES = shipped_reports()
SOURCE = Path(__file__).parents[2] / "src" / "drawdown" / "reports"


def test_every_report_of_the_list_has_a_template() -> None:
    assert [template.id for template in RULES.templates] == [
        "situation-daily",
        "situation-weekly",
        "council-annex",
        "briefing",
        "clearance-log",
        "variance",
        "donors",
    ]


@pytest.mark.parametrize("language", list(Language))
def test_no_two_reports_have_the_same_title(language: Language) -> None:
    titles = [template.said("title", language) for template in RULES.templates]
    assert sorted(set(titles)) == sorted(titles)


@pytest.mark.parametrize("template", RULES.templates, ids=lambda one: one.id)
def test_a_template_names_sections_figures_and_sights_that_exist(template: object) -> None:
    assert template in RULES.templates
    for one in RULES.templates:
        assert one.sight in set(Sight)
        for section in one.sections:
            assert section.kind in {HEADLINE, *MAKERS}
            assert f"section.{section.id}" in RULES.by_word
            assert set(section.figures) <= COUNTS.keys() & RULES.by_figure.keys()


def test_every_rule_names_a_source_of_the_pack() -> None:
    known = {source.id for source in load_pack(SHIPPED).sources} | {"S8"}
    rules = (*RULES.templates, *RULES.figures, *RULES.states, *RULES.incidents, *RULES.events)
    for rule in rules:
        cited = {name for mark in rule.provenance.values() for name in mark.source}
        assert cited, rule
        assert cited <= known, rule


def test_every_state_of_the_closing_rules_says_how_it_counts() -> None:
    assert {state.id for state in load_closing().states} == set(RULES.by_state)
    assert all(state.closed for state in RULES.states if state.signed)


def test_every_word_that_the_code_asks_for_is_there_in_both_languages() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    asked = set(re.findall(r'(?:word|text)\("([a-z.-]+)"', text))

    assert len(asked) > 50
    assert asked <= RULES.by_word.keys()
    assert all(word.en and word.fr for word in RULES.words)


def test_french_words_are_set_in_french() -> None:
    texts = [word.fr for word in RULES.words]
    texts += [text for rule in RULES.figures for text in (rule.name_fr, rule.definition_fr)]
    texts += [rule.name_fr for rule in RULES.incidents]
    texts += [rule.name_fr for rule in RULES.events]
    for template in RULES.templates:
        texts += [template.title_fr, template.to_fr, template.every_fr]
    for text in texts:
        assert "'" not in text, text
        assert not re.search(r" [;:!?»]|« ", text), text


def test_a_definition_says_more_than_its_name() -> None:
    def more(rule: FigureRule) -> bool:
        return len(rule.definition) > len(rule.name) and rule.hxl.startswith("#")

    assert all(more(rule) for rule in RULES.figures)


def test_a_pack_that_cannot_be_read_says_where(tmp_path: Path) -> None:
    for path in (packs_folder() / SHIPPED / REPORTS).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    broken = (tmp_path / "figures.csv").read_text(encoding="utf-8")
    (tmp_path / "figures.csv").write_text(broken.replace(",sites,", ",site,", 1), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        read_reports(Folder(tmp_path))

    assert "figures.csv" in str(refused.value.findings[0])
