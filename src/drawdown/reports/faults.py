"""The catalogue of what an act on a report can be refused for, beside what holds for statements."""

from __future__ import annotations

from drawdown.core.catalogue import error

NO_SUCH_REPORT = error("U701", "no report `{report}` was drafted", "draft it first")
NO_TEMPLATE = error("U702", "there is no template `{kind}`", "name one of: {known}")
NOT_KEPT = error(
    "U703", "the file {name} ({digest}) is not kept here", "send it with the act, or draft it here"
)
OTHER_REPORT = error(
    "U704", "`{report}` is about {held}, the draft about {named}", "give it a name of its own"
)
NO_SUCH_POSITION = error(
    "U705", "the ledger has no such root at {size} entries", "name the position that was read"
)
FILE_TWICE = error("U706", "the file {name} stands twice", "name each language and form once")
NO_TEMPLATES = error(
    "U707", "this file holds no templates of reports: {why}", "take the file in force and edit it"
)
NO_SUCH_SECTION = error(
    "U708", "`{template}`: nothing makes a section of the kind `{kind}`", "{nearest}"
)
NO_SUCH_COUNT = error(
    "U709", "`{template}` names the figure `{figure}`, and nothing counts it", "{nearest}"
)
ROW_MISSING = error(
    "U710", "the table {table} lacks `{row}`", "keep the row: the software counts or says by it"
)
OTHER_PLACES = error(
    "U711", "the word `{word}` has other places to fill than {known}", "keep what stands in braces"
)
NO_SUCH_SIGHT = error("U712", "`{template}`: there is no sight `{sight}`", "name one of: {known}")
TEMPLATE_TWICE = error("U713", "the template `{template}` stands twice", "keep one of them")
OTHER_UNIT = error("U714", "the figure `{figure}` counts in {unit}", "leave its unit")
TEMPLATES_CHANGED = error(
    "U715",
    "the templates in force are {force}, and whoever edited these saw {before}",
    "take the file in force and edit that",
)
TEMPLATES_AS_BEFORE = error("U716", "these templates are in force already", "nothing is left to do")
NO_SUCH_TEMPLATES = error(
    "U717", "the document {digest} is not the templates that the act names", "send the file again"
)
TEMPLATES_VERSION_TWICE = error(
    "U718", "version {version} stood for other templates", "give these another version"
)
TEMPLATE_GONE = error(
    "U719", "the template `{template}` is left out", "keep it: reports that were made by it stand"
)
NOT_OFFERED = error(
    "U720", "nobody offered the templates {digest}", "offer them first; somebody else adopts them"
)
