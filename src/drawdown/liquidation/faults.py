"""The catalogue of what an act of the liquidation can be refused for, and of its differences."""

from __future__ import annotations

from drawdown.core.catalogue import error

NOT_YET = error(
    "Z101", "the mission withdraws until {deadline}", "begin on the day after, or later"
)
BEGUN_ALREADY = error("Z102", "the liquidation began on {day}", "nothing is left to do")
SITE_UNSAID = error(
    "Z103", "{site} is not given up, and no exception names it", "list it with the reason it stays"
)
NO_SUCH_HEAD = error(
    "Z104", "{person} is not head of the liquidation team", "give them the office, in writing"
)
NOT_BEGUN = error("Z105", "the liquidation has not begun", "pass the gate into liquidation first")
CLOSED = error("Z106", "the liquidation was closed on {day}", "the successor has its items now")
SITE_NOT_OPEN = error("Z107", "{site} does not stay: it is given up", "take it off the exceptions")
GUARD_UNSAID = error(
    "Z108", "{site} stays, and no paper says who guards it", "name the paper on its guard unit"
)
ITEM_TWICE = error("Z201", "the open item `{item}` is there already", "give it its own id")
NO_SUCH_ITEM = error("Z202", "there is no open item `{item}`", "{nearest}")
NO_SUCH_KIND = error("Z203", "no kind of open item is called `{kind}`", "it is one of: {known}")
SETTLED_ALREADY = error("Z204", "the item was settled on {day}", "a new fact is a new item")
DRAWN = error(
    "Z205", "the item follows from another part: {item}", "settle it where it is recorded"
)
OTHER_CURRENCY = error(
    "Z206", "the item is in {currency}, not in {named}", "settle it, and open one in {named}"
)
SUM_UNSAID = error("Z207", "{paid} is paid of {open}, and nothing says why", "give the reason")
NO_AMOUNT = error("Z208", "the item has no amount", "revise the amount first")
NO_RATE = error("Z209", "an amount without its currency and rate date", "give all three or none")
NOT_OFFERED = error("Z210", "nobody has offered the item to a successor", "transfer it first")
ACCEPTED_ALREADY = error("Z211", "the item was accepted on {day}", "nothing is left to do")
OTHER_SUCCESSOR = error("Z212", "it was offered to {to}, not to {named}", "offer it to them first")
NO_REASON_TO_MOVE = error(
    "Z213", "{by} has accepted the item", "say why it goes to another successor"
)
NOT_INHERITED = error(
    "Z301", "{item} is open, and nobody has accepted it", "settle it, or have it accepted"
)
OUT_OF_BALANCE = error("Z302", "a difference is unexplained: {what}", "explain it by an act")
NO_SUCH_TASK = error("Z501", "no task of the liquidation is called `{task}`", "{nearest}")
SITE_OF_NONE = error(
    "Z502", "{task} is not done at `{where}`", "name a site that stayed, or `mission`"
)
DONE_ALREADY = error("Z503", "{task} was done on {day}", "nothing is left to do")
UNSETTLED = error(
    "Z504", "{task} is not done: {item} is open", "settle it, or have it accepted by a successor"
)
NOT_CLOSED_OUT = error(
    "Z505", "its close-out is not done: {steps}", "do each step, or have the item accepted"
)
NO_SUCH_STEP = error("Z506", "`{step}` is no step of its close-out", "tick the steps of its list")
NOT_NAMED = error(
    "Z303", "the act does not name the document {digest}", "name it among the evidence of the act"
)
STEP_OFF = error(
    "Z401",
    "{item}: the act {act} changed {expected} minor units, the rows say {held}",
    "make the rows again from the ledger: drawdown rebuild",
)
CENT_OFF = error(
    "Z402",
    "{item}: {expected} minor units are open by the acts, {held} by the rows; last act {act}",
    "make the rows again from the ledger: drawdown rebuild",
)
PIECE_OFF = error(
    "Z403",
    "{line} of {owner} at {where}: {expected} by the postings, {held} by the rows; entry {entry}",
    "make the rows again from the ledger: drawdown rebuild",
)
NO_TABLES = error(
    "Z601", "this file holds no tables of the tracks: {why}", "take the file in force and edit it"
)
ROW_TWICE = error("Z602", "`{row}` stands twice in the tables", "keep one of them")
ROW_LEFT_OUT = error(
    "Z603", "`{row}` is left out of the tables", "keep it: the software counts by it"
)
NO_SUCH_NAME = error("Z604", "`{row}`, `{what}`: nothing is called `{named}`", "{nearest}")
RANGE_OFF = error(
    "Z605",
    "`{row}`, `{what}`: these are not three numbers that rise",
    "give least, likely and most",
)
DAYS_UNSAID = error(
    "Z606",
    "`{row}` needs days, or is the window for claims and has none",
    "give days, or none for the window",
)
POSTS_UNSAID = error(
    "Z607", "`{team}` stands somewhere and has no posts, or the reverse", "give both or neither"
)
OTHER_PLACE = error("Z608", "`{row}` is done at each site", "leave where it is done")
IN_A_CIRCLE = error("Z609", "`{row}` waits for itself, by way of others", "take one of them away")
CHAIN_TOO_LONG = error(
    "Z610", "the longest chain takes {days} days, more than {most}", "shorten it, or cut it"
)
TABLES_CHANGED = error(
    "Z611",
    "the tables in force are {force}, and whoever edited these saw {before}",
    "take the file in force and edit that",
)
TABLES_AS_BEFORE = error("Z612", "these tables are in force already", "nothing is left to do")
NO_SUCH_TABLES = error(
    "Z613", "the document {digest} is not the tables that the act names", "send the file again"
)
TABLES_VERSION_TWICE = error(
    "Z614", "version {version} stood for other tables", "give these another version"
)
TABLES_NOT_PROPOSED = error(
    "Z615", "nobody proposed the tables {digest}", "propose them; somebody else adopts them"
)
