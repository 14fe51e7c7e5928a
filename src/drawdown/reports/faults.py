"""The catalogue of what an act on a report can be refused for, beside what holds for statements."""

from __future__ import annotations

from drawdown.core.catalogue import error

NO_SUCH_REPORT = error("P701", "no report `{report}` was drafted", "draft it first")
NO_TEMPLATE = error("P702", "there is no template `{kind}`", "name one of: {known}")
NOT_KEPT = error(
    "P703", "the file {name} ({digest}) is not kept here", "send it with the act, or draft it here"
)
OTHER_REPORT = error(
    "P704", "`{report}` is about {held}, the draft about {named}", "give it a name of its own"
)
NO_SUCH_POSITION = error(
    "P705", "the ledger has no such root at {size} entries", "name the position that was read"
)
FILE_TWICE = error("P706", "the file {name} stands twice", "name each language and form once")
NO_TEMPLATES = error(
    "P707", "this file holds no templates of reports: {why}", "take the file in force and edit it"
)
NO_SUCH_SECTION = error(
    "P708", "`{template}`: nothing makes a section of the kind `{kind}`", "{nearest}"
)
NO_SUCH_COUNT = error(
    "P709", "`{template}` names the figure `{figure}`, and nothing counts it", "{nearest}"
)
ROW_MISSING = error(
    "P710", "the table {table} lacks `{row}`", "keep the row: the software counts or says by it"
)
OTHER_PLACES = error(
    "P711", "the word `{word}` has other places to fill than {known}", "keep what stands in braces"
)
NO_SUCH_SIGHT = error("P712", "`{template}`: there is no sight `{sight}`", "name one of: {known}")
TEMPLATE_TWICE = error("P713", "the template `{template}` stands twice", "keep one of them")
OTHER_UNIT = error("P714", "the figure `{figure}` counts in {unit}", "leave its unit")
TEMPLATES_CHANGED = error(
    "P715",
    "the templates in force are {force}, and whoever edited these saw {before}",
    "take the file in force and edit that",
)
TEMPLATES_AS_BEFORE = error("P716", "these templates are in force already", "nothing is left to do")
NO_SUCH_TEMPLATES = error(
    "P717", "the document {digest} is not the templates that the act names", "send the file again"
)
TEMPLATES_VERSION_TWICE = error(
    "P718", "version {version} stood for other templates", "give these another version"
)
TEMPLATE_GONE = error(
    "P719", "the template `{template}` is left out", "keep it: reports that were made by it stand"
)
NO_SUCH_OFFICE = error("P721", "`{template}`: there is no office `{office}`", "{nearest}")
NOT_OFFERED = error(
    "P720", "nobody offered the templates {digest}", "offer them first; somebody else adopts them"
)
