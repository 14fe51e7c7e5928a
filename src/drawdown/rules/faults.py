"""The catalogue of what the rules themselves speak against."""

from __future__ import annotations

from drawdown.core.catalogue import error

OTHER_RULES = error(
    "H601",
    "decided under the rules {named}; in force are {force}",
    "look at the rules again, and decide under those",
)
RULES_CHANGED = error(
    "J201", "the rules {before} are not in force any more; {force} are", "edit those"
)
RULES_AS_BEFORE = error("J202", "these rules are in force already", "nothing is left to do")
NO_SUCH_RULES = error("J203", "no rules {digest} are stored", "adopt them from their folder")
VERSION_TWICE = error(
    "J204", "version {version} was in force before, with other rules", "give it a new version"
)
NO_RECORD = error(
    "J205", "`{evidence}` is to follow from records, and nothing records it", "ask for a document"
)
STEP_MISSING = error(
    "J206", "`{evidence}` is missing: the procedure of an exit needs it", "keep its line"
)
NO_RULES_IN_FILE = error(
    "J207", "the file holds no closing rules: {why}", "edit a copy of those in force"
)
NOT_PROPOSED = error(
    "J208", "nobody proposed these rules in place of those in force", "propose them first"
)
OWN_RULES = error(
    "J209", "nobody puts in force what they proposed", "ask another person who decides on rules"
)
PROPOSED_ALREADY = error(
    "J210", "version {version} is proposed already", "let another person put it in force"
)
NOT_WAITING = error(
    "J211", "version {version} does not wait to be put in force", "look at the page of the rules"
)
"""Codes of rules that a mission puts in force; H601 is older than this catalogue."""
