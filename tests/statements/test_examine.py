"""What is edited is held against its evidence, its sums, earlier releases and other reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drawdown.progress.telling.words import Language
from drawdown.statements.draft import About, Draft, drafted
from drawdown.statements.examine import Earlier, Flag, Why, examine, open_flags
from drawdown.statements.fact import Fact
from drawdown.statements.gather import Records, facts
from drawdown.statements.sets import set_facts
from drawdown.statements.write import write
from tests.statements.conftest import example
from tests.statements.drafting import LEFT, SEVARE, draft_of, known
from tests.statements.test_draft import SUBJECTS


def flags(draft: Draft, *earlier: Earlier) -> tuple[Flag, ...]:
    return examine(draft, example(), known(draft.about), earlier)


def edited(about: About, was: str, now: str, language: Language = Language.ENGLISH) -> Draft:
    draft = draft_of(about, language)
    assert was in draft.text
    return draft.edited(draft.text.replace(was, now))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("about", SUBJECTS, ids=str)
def test_what_the_writer_wrote_is_held_by_nothing_but_other_reports(
    about: About, language: Language
) -> None:
    assert {flag.why for flag in flags(draft_of(about, language))} <= {Why.REPORTED_OTHERWISE}


def test_the_set_of_27_september_2023_is_held_by_nothing() -> None:
    draft = draft_of(LEFT)
    for figure in ("[97 ", "[2,583 ", "[184 ", "[412 ", "[81 ", "[10 ", "[3,367]"):
        assert figure in draft.text
    assert flags(draft) == ()


@pytest.mark.parametrize(
    ("was", "now", "sum_", "suspect"),
    [
        ("[97 staff", "[98 staff", "military", "staff-officers = 97"),
        ("[2,583 mem", "[2,538 mem", "military", "troops = 2,583"),
        ("[184 ind", "[148 ind", "police", "individual-police = 184"),
        ("[412 mem", "[421 mem", "police", "formed-police = 412"),
        ("[81 int", "[80 int", "civilian", "international-staff = 81"),
        ("[10 United", "[11 United", "civilian", "unv = 10"),
        ("[3,367]", "[3,376]", "total", "total = 3,367"),
    ],
)
def test_a_wrong_addend_is_flagged_with_the_sum_that_it_breaks(
    was: str, now: str, sum_: str, suspect: str
) -> None:
    found = {flag.why: flag for flag in flags(edited(LEFT, was, now))}
    assert Why.ALTERED in found
    assert found[Why.SUM].name == sum_
    assert suspect in found[Why.SUM].suspects


def test_a_wrong_addend_of_the_records_themselves_is_flagged_too() -> None:
    (published,) = (f for f in example().history.figures if f.reported == date(2023, 9, 27))
    wrong = published.model_copy(update={"values": {**published.values, "troops": 2_538}})
    history = example().history.model_copy(update={"figures": (wrong,)})
    records = Records(example().register, history)
    found = set_facts(wrong)
    draft = drafted(
        write(records, found, Language.ENGLISH), found, LEFT, as_of=7, register="0" * 64
    )
    (flag,) = examine(draft, records, found)
    assert (flag.why, flag.name, flag.said) == (Why.SUM, "military", "2,680")
    assert flag.recorded == "staff-officers 97 + troops 2,538 = 2,635"
    assert flag.suspects == ("staff-officers = 142", "troops = 2,583")


def test_a_sentence_may_be_reworded_around_its_figure() -> None:
    was = "The last personnel left Sévaré on [8 December 2023](10.on)."
    assert flags(edited(SEVARE, was, "By [8 December 2023](10.on) the gates were shut.")) == ()


def test_a_sentence_may_be_left_out() -> None:
    assert (
        flags(edited(SEVARE, "The last personnel left Sévaré on [8 December 2023](10.on).", ""))
        == ()
    )


def test_a_changed_figure_shows_what_its_evidence_says() -> None:
    (flag,) = flags(edited(SEVARE, "[47](20.count)", "[49](20.count)"))
    assert (flag.why, flag.said, flag.recorded) == (Why.ALTERED, "49", "47")


def test_a_name_is_bound_like_a_number() -> None:
    (flag,) = flags(edited(SEVARE, "[Jens Kristensen]", "[Jens Christensen]"))
    assert (flag.why, flag.recorded) == (Why.ALTERED, "Jens Kristensen")


def test_a_number_that_nothing_stands_behind_is_flagged() -> None:
    was = "What remains of its work:"
    (flag,) = flags(edited(SEVARE, was, "About 400 people came.\n" + was))
    assert (flag.why, flag.said) == (Why.NO_EVIDENCE, "400")


def test_a_figure_whose_brackets_were_taken_off_is_flagged_once_it_is_reworded() -> None:
    was = "The last personnel left Sévaré on [8 December 2023](10.on)."
    found = flags(edited(SEVARE, was, "Nobody was left after 9 December 2023."))
    assert [flag.why for flag in found] == [Why.NO_EVIDENCE, Why.NO_EVIDENCE]


def test_a_sentence_of_ours_with_another_value_is_flagged_without_any_mark() -> None:
    was = "The last personnel left Sévaré on [8 December 2023](10.on)."
    (flag,) = flags(edited(SEVARE, was, "The last personnel left Sévaré on 9 December 2023."))
    assert (flag.why, flag.recorded) == (Why.DIFFERS, "2023-12-08")


def test_a_mark_that_leads_nowhere_is_flagged() -> None:
    (flag,) = flags(edited(SEVARE, "[47](20.count)", "[47](20.people)"))
    assert flag.why is Why.NO_SUCH_FIGURE


def test_a_draft_cannot_bring_facts_of_its_own() -> None:
    draft = draft_of(SEVARE)
    forged = draft.facts[19].model_copy(
        update={"values": {**draft.facts[19].values, "count": "99"}}
    )
    made = draft.model_copy(
        update={
            "facts": (*draft.facts[:19], forged, *draft.facts[20:]),
            "text": draft.text.replace("[47](20.count)", "[99](20.count)"),
        }
    )
    assert Why.OUTDATED in {flag.why for flag in flags(made)}


def test_another_report_without_a_reason_is_flagged_and_one_with_a_reason_is_not() -> None:
    found = flags(draft_of(About(site="kidal")))
    assert [(f.name, f.said, f.recorded) for f in found] == [
        ("convoy.vehicles", "150", "143"),
        ("convoy.people", "850", "848"),
    ]
    others = [a for f in facts(example(), "mopti-sevare") for a in f.alternatives]
    assert others
    assert all(other.note for other in others)


def test_an_earlier_release_of_the_same_day_must_agree() -> None:
    draft = draft_of(About(site="kidal"))
    before = tuple(f.to_fact() for f in draft.facts)
    changed = [changed_value(f, "vehicles", "150") if f.kind == "convoy" else f for f in before]
    found = [
        f for f in flags(draft, Earlier("first", tuple(changed))) if f.name == "convoy.vehicles"
    ]
    assert {flag.why for flag in found} == {Why.REPORTED_OTHERWISE, Why.RELEASED_OTHERWISE}
    assert [f.recorded for f in found if f.why is Why.RELEASED_OTHERWISE] == ["150 (first)"]
    same = flags(draft, Earlier("first", before))
    assert Why.RELEASED_OTHERWISE not in {flag.why for flag in same}


def test_a_count_that_was_released_higher_before_is_flagged() -> None:
    draft = draft_of(LEFT)
    total = Fact("set_total", {"on": "2023-09-20", "count": "3400", "what": "total"})
    found = flags(draft, Earlier("first", (total,)))
    assert [(f.why, f.recorded) for f in found] == [(Why.FALLS, "3400 (first)")]
    lower = Fact("set_total", {"on": "2023-09-20", "count": "3300", "what": "total"})
    assert flags(draft, Earlier("first", (lower,))) == ()


def test_an_explanation_settles_its_flag_and_no_other() -> None:
    draft = edited(SEVARE, "[47](20.count)", "[49](20.count)")
    (flag,) = flags(draft)
    assert open_flags([flag], {flag.key: "two came later"}) == ()
    assert open_flags([flag], {flag.key: "  "}) == (flag,)
    (other,) = flags(edited(SEVARE, "[47](20.count)", "[50](20.count)"))
    assert open_flags([other], {flag.key: "two came later"}) == (other,)


def changed_value(fact: Fact, slot: str, value: str) -> Fact:
    return replace(fact, values={**fact.values, slot: value})


def test_an_alternative_is_the_one_of_the_records_whatever_the_draft_says() -> None:
    draft = draft_of(About(site="kidal"))
    bare = tuple(f.model_copy(update={"alternatives": ()}) for f in draft.facts)
    assert len(flags(draft.model_copy(update={"facts": bare}))) == 2
