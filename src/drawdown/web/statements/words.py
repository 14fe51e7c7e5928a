"""What stages, flags and refusals of statements are called in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from drawdown.core.findings import Finding
from drawdown.progress.telling.words import Language
from drawdown.statements import faults
from drawdown.statements.examine import Why
from drawdown.statements.file import Stage
from drawdown.statements.language import figure_names
from drawdown.web.people.words import reasons as of_people
from drawdown.web.statements.own import own_in_force

STAGES: Mapping[str, Promise] = {
    Stage.DRAFT: lazy("Draft"),
    Stage.RETURNED: lazy("Returned to its author"),
    Stage.REVIEWED: lazy("Approved"),
    Stage.EMBARGOED: lazy("Under embargo"),
    Stage.RELEASED: lazy("Released"),
    Stage.CORRECTED: lazy("Replaced by a correction"),
}

STAGE_LOOKS: Mapping[Stage, str] = {
    Stage.DRAFT: "drawing-down",
    Stage.RETURNED: "late",
    Stage.REVIEWED: "operating",
    Stage.EMBARGOED: "converted",
    Stage.RELEASED: "closed",
    Stage.CORRECTED: "operating",
}
"""The class of the mark of a stage; the word always stands beside it."""

WHYS: Mapping[str, Promise] = {
    Why.ALTERED: lazy("A figure was changed and is no longer what its evidence says"),
    Why.NO_SUCH_FIGURE: lazy("A mark leads to no figure"),
    Why.NO_EVIDENCE: lazy("No evidence stands behind this number"),
    Why.DIFFERS: lazy("The records say otherwise"),
    Why.UNPROVED: lazy("No record says this"),
    Why.OUTDATED: lazy("The records have changed since the draft was made"),
    Why.SUM: lazy("These figures do not add up"),
    Why.RELEASED_OTHERWISE: lazy("An earlier release gives another value"),
    Why.FALLS: lazy("This count goes up, and was released higher before"),
    Why.REPORTED_OTHERWISE: lazy("Others report another value"),
}

KINDS: Mapping[str, Promise] = {
    "dateline": lazy("Where and when it is dated"),
    "closed": lazy("A site was closed"),
    "left_unsigned": lazy("A site was left without a handover"),
    "part_closed": lazy("A part of a site was handed over"),
    "rank": lazy("Which of how many sites, and the phase"),
    "signed_host": lazy("Who signed for the host country"),
    "signed_mission": lazy("Who signed for the mission"),
    "covered": lazy("What the handover covered"),
    "attended": lazy("Who was present"),
    "last_people": lazy("When the last people left"),
    "convoy": lazy("A convoy"),
    "earlier": lazy("Sites closed before"),
    "parts_before": lazy("Parts handed over before"),
    "departed": lazy("How many people had left"),
    "withdrawal": lazy("When the withdrawal ends"),
    "liquidation": lazy("When liquidation begins"),
    "legacy": lazy("Something that the mission leaves"),
    "set_total": lazy("Everybody who had left"),
    "set_sum": lazy("A sum of figures"),
    "set_figure": lazy("A figure"),
    "own_count": lazy("A figure of the mission’s own"),
}

STEPS: Mapping[str, Promise] = {
    "drafted": lazy("Drafted"),
    "approved": lazy("Approved"),
    "returned": lazy("Returned"),
    "embargoed": lazy("Put under embargo"),
    "lifted": lazy("Embargo lifted"),
    "released": lazy("Released"),
}

OPERATOR_WORDS = lazy("the operator of this machine")

LANGUAGES: Mapping[str, Promise] = {"en": lazy("English"), "fr": lazy("French")}


def figures_named(text: str) -> str:
    """Return a text in which figures are called by their names and not by their ids."""
    spoken = (get_language() or "").split("-")[0]
    language = Language(spoken) if spoken in set(Language) else Language.ENGLISH
    names = figure_names(language, own_in_force())
    ids = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{ids})(?![\w-])", lambda found: names[found[0]], text)


def refused(findings: Iterable[Finding]) -> list[Mapping[str, str]]:
    """Return each finding in words, with its code."""
    said = _words()
    return [
        {"code": each.code, "found": said.get(each.code) or of_people([each])[0]}
        for each in findings
    ]


def _words() -> dict[str, str]:
    return {
        faults.NO_TEXT.code: _("The text is not stored."),
        faults.NOT_PROPOSED.code: _("The reading does not propose this."),
        faults.CONFIRMED_ALREADY.code: _("This was confirmed before."),
        faults.NOWHERE.code: _("There is no such site."),
        faults.NOT_NAMED.code: _("The act does not name a document that it rests on."),
        faults.NOT_A_DRAFT.code: _("This document is no draft of a statement."),
        faults.OTHER_LANGUAGE.code: _("The draft is in another language."),
        faults.OTHER_SUBJECT.code: _("A statement of this name is about something else."),
        faults.OUT_ALREADY.code: _("It is released and frozen: write a correction."),
        faults.NO_SUCH_STATEMENT.code: _("There is no such statement."),
        faults.NOT_RELEASED.code: _("Only what is released can be corrected."),
        faults.CORRECTED_ALREADY.code: _("It was corrected already: correct the correction."),
        faults.NO_REASON.code: _("A correction says what was wrong."),
        faults.OTHER_CORRECTION.code: _("The draft corrects another statement."),
        faults.NOTHING_KNOWN.code: _("The records say nothing of it."),
        faults.OTHER_TEXTS.code: _("The texts have changed since: look at them again."),
        faults.OWN_DRAFT.code: _("Nobody reviews what they drafted."),
        faults.NO_NOTE.code: _("Say in a note what is to be mended."),
        faults.NOT_AHEAD.code: _("The time of an embargo lies ahead."),
        faults.LIFT_NOT_SAID.code: _("An embargo is lifted with a reason."),
        faults.NOTHING_TO_LIFT.code: _("There is no embargo to lift."),
        faults.NOT_REVIEWED.code: _("Somebody else has to approve the texts as they stand."),
        faults.UNDER_EMBARGO.code: _("The embargo has not ended."),
        faults.NOT_EXPLAINED.code: _(
            "Something in the texts is neither mended nor explained: it is marked below."
        ),
        faults.SUM_IS_OFF.code: _("Figures do not add up: which, is marked below."),
        faults.NOT_THE_PLAIN_TEXT.code: _("What goes out is not the text of the draft."),
        faults.LANGUAGE_MISSING.code: _("Every language that stands goes out together."),
    }
