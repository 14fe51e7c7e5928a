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
    "J204",
    "version {version} was in force before, or waits, with other rules",
    "give it a new version",
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
OWN_PROPOSAL = error(
    "J209", "nobody puts in force what they proposed", "ask another person who may"
)
PROPOSED_ALREADY = error(
    "J210", "version {version} is proposed already", "let another person put it in force"
)
NOT_WAITING = error(
    "J211", "version {version} does not wait to be put in force", "look at what waits now"
)
UNNAMED = error(
    "J212", "the act does not name the document {digest}", "name it among the evidence of the act"
)
CHANGED_MEANWHILE = error(
    "J213",
    "in force is {force}, and whoever edited this saw {before}",
    "take the file in force and edit that",
)
AS_BEFORE = error("J214", "this is in force already", "nothing is left to do")
NO_SUCH_DOCUMENT = error(
    "J215", "the document {digest} is not the version that the act names", "send the file again"
)
STOOD_FOR_OTHERS = error(
    "J216", "version {version} stood for another document", "give this one another version"
)
NOBODY_PROPOSED = error(
    "J217", "nobody proposed the document {digest}", "propose it; somebody else puts it in force"
)
"""Codes of rules that a mission puts in force; H601 is older than this catalogue."""
