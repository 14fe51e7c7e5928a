"""The catalogue of findings: code, severity, what was found, what to do; no number is reused."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.core.findings import Finding, Place, Severity, Words

LONGEST_SHOWN = 80
"""Characters of somebody's text that a finding repeats."""
LONGEST_ADVICE = 300
ADVICE = frozenset(
    {"nearest", "remedy", "choices", "expected", "known", "cycle", "missing", "owners", "evidence"}
)
"""Facts that are names of ours, worth reading to the end."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of finding. `found` and `remedy` name their facts in braces."""

    code: str
    severity: Severity
    found: str
    remedy: str

    def at(self, place: Place, **facts: object) -> Finding:
        """Return the finding of this kind at a place."""
        known = {
            name: shown(fact, most=LONGEST_ADVICE if name in ADVICE else LONGEST_SHOWN)
            for name, fact in facts.items()
        }
        return Finding(
            code=self.code,
            severity=self.severity,
            place=place,
            found=self.found.format(**known),
            remedy=self.remedy.format(**known),
            words=Words(self.found, self.remedy, known),
        )


def shown(fact: object, *, most: int = LONGEST_SHOWN) -> str:
    """Return a fact on one short line: what is not printable is escaped, what is long is cut."""
    text = "".join(
        letter if letter.isprintable() else repr(letter)[1:-1] for letter in str(fact)[:500]
    )
    return text if len(text) <= most else text[: most - 1] + "…"


def error(code: str, found: str, remedy: str) -> Fault:
    """Return a kind of finding that has to be mended before anything goes on."""
    return Fault(code, Severity.ERROR, found, remedy)


def warning(code: str, found: str, remedy: str) -> Fault:
    """Return a kind of finding that stops nothing."""
    return Fault(code, Severity.WARNING, found, remedy)


# Codes F1..: files.

NOT_A_FOLDER = error("F101", "this is not a folder", "name the folder of the mission")
NO_SUCH_FOLDER = error("F102", "there is no such folder", "check the path, or make one with init")
UNREADABLE = error("F103", "cannot be read: {reason}", "check who may read it")
FILE_MISSING = error(
    "F104", "the file is missing", "add it; a table of nothing is its first line alone"
)
NOT_A_FILE = error("F105", "this is not a plain file", "put a {form} file in its place")
OUTSIDE = error("F106", "this link leads out of the folder", "put a copy into the folder")
TOO_LARGE = error(
    "F107",
    "the file has {size}; the limit is {limit}",
    "check that it is the right file, or split it",
)
NOT_UTF8 = error("F108", "byte {offset} is not UTF-8", "save the file as UTF-8")
BAD_LETTER = error(
    "F109",
    "the character {letter} cannot stand in a text file",
    "remove it; save the file as plain text",
)
UNEXPECTED_FILE = warning("F110", "nothing reads this {form}", "{nearest}")
NOT_EMPTY = error("F111", "the folder is not empty", "name a new folder, or an empty one")
CANNOT_WRITE = error("F112", "cannot be written: {reason}", "name a place that you may write to")
MORE_FINDINGS = error(
    "F113", "{number} more findings in this file", "mend the others, then check again"
)

NOT_A_SUBFOLDER = error("F114", "this is not a folder", "put a folder in its place, or remove it")
TOO_MANY_ROWS = error(
    "F115", "the table has more than {limit} rows", "check that it is the right file, or split it"
)

# Codes F2..: how YAML and CSV are written.

BAD_YAML = error("F201", "this is not YAML: {reason}", "mend the line, or the one before it")
ALIAS = error("F202", "`{text}` lets one value stand for others", "write each value out")
TAG = error("F203", "the tag `{text}`", "remove the tag and write the value plainly")
TOO_DEEP = error(
    "F204", "nested deeper than {limit}", "write it flatter: nothing here needs so many levels"
)
TWO_DOCUMENTS = error("F205", "a second document begins", "keep one document in the file")
KEY_TWICE = error("F206", "the key `{key}` stands twice, first in line {first}", "keep one of them")
BAD_KEY = error("F207", "the key is not plain text", "write a single word before the colon")
EMPTY_FILE = error("F208", "the file is empty", "write {expected}")
BAD_CSV = error(
    "F209", "this is not CSV: {reason}", "check the quotation marks in and above the line"
)
COLUMN_TWICE = error("F210", "the column `{column}` stands twice", "keep one of them")
NO_COLUMN_NAME = error("F211", "column {number} has no name", "name it, or remove the column")
RAGGED = error(
    "F212", "{found} values in {columns} columns", "check for a missing comma or quotation mark"
)
SEMICOLONS = error("F213", "the columns are parted by `{mark}`", "save the table with commas")
NOT_A_BOUNDARY = error(
    "F214",
    "no boundaries of regions: {reason}",
    "write a FeatureCollection of polygons, each with the properties `region` and `source`",
)

# Codes V3..: values.

UNKNOWN_KEY = error("V301", "unknown key `{key}`", "{nearest}")
MISSING = error("V302", "`{field}` is missing", "add it; an estimate is marked with inferred")
WRONG_KIND = error("V303", "`{text}` is not {expected}", "{remedy}")
OUT_OF_BOUNDS = error("V304", "`{text}` is {problem}", "{remedy}")
NOT_A_CHOICE = error("V305", "`{text}` is not known here", "write one of: {choices}")
BAD_NAME = error("V306", "`{text}` has the wrong form", "{remedy}")
BAD_MARK = error("V307", "the mark `{mark}` says `{text}`", "{remedy}")
MARK_TOO_DEEP = error(
    "V308",
    "a mark on one entry of `{field}`",
    "mark the whole: {field}: {{value: ..., source: ...}}",
)
UNKNOWN_COLUMN = error("V309", "unknown column `{column}`", "{nearest}")
MISSING_COLUMN = error("V310", "the column `{column}` is missing", "add it to the first line")
NEVER_ESTIMATED = error(
    "V311",
    "the estimate {source} stands beside a value that is not marked",
    "mark it with inferred",
)
INVALID = error("V312", "{problem}", "mend the value")
"""The net under the others: a rule of a record that has no words of its own."""
UNKNOWN_VALUE = error(
    "V313", "`{field}` is not known", "a plan needs it: write an estimate and mark it with inferred"
)

# Codes R4..: references.

ID_TWICE = error("R401", "the {what} `{id}` stands twice, first in {first}", "give each its own id")
NO_SUCH_SITE = error("R402", "there is no site `{id}`", "{nearest}")
NO_SUCH_PLACE = error("R403", "there is no site or place `{id}`", "{nearest}")
NO_SUCH_LEG = error("R404", "there is no leg `{id}`", "{nearest}")
NO_SUCH_SOURCE = error("R405", "there is no source `{id}`", "add it to sources.yaml")
NO_SUCH_PHASE = error("R406", "there is no phase `{id}`", "{nearest}")
NOT_A_HUB = error("R407", "`{id}` is no hub", "add it to hubs.csv, or name a hub")
NOT_A_PORT_OR_HUB = error(
    "R408", "`{id}` is neither a port nor a hub", "add it to ports.csv or hubs.csv"
)
ALIAS_TAKEN = error("R409", "the alias `{id}` already names `{other}`", "take another alias")
ROW_TWICE = error(
    "R410", "{what} stands twice, first in line {first}", "keep one line, or add them up"
)
NO_SUCH_ANNEX = error(
    "R411", "the site `{site}` has no annex `{id}`", "add it to the site, or correct it"
)
SAME_ENDS = error("R412", "it leads from `{id}` to itself", "name two different places")
LEGS_BACK_TO_FRONT = error(
    "R413", "only an air leg may end at `home`", "name the port or border place"
)

# Codes N5..: routes and means.

NO_ROAD = error(
    "N501", "no planned road or river leads from `{site}` to `{to}`",
    "open a leg (departures_per_week above 0), or change where it moves to",
)  # fmt: skip
NO_HUB = error("N502", "the site closes and has nowhere to move to", "name its hub in moves_to")
HUB_WITHOUT_EXIT = error("N503", "the hub `{site}` has no exit", "add a line to exits.csv")
PORT_WITHOUT_CAPACITY = error(
    "N504",
    "the port `{port}` is an exit and has no {missing}",
    "give its capacity, or take out the exit",
)
TOO_SHORT = error(
    "N505",
    "{distance} km by road; the straight line is {straight} km",
    "check the distance and the places",
)
NO_SPEED = error(
    "N506", "no speed is given for the road class `{road_class}`", "add it to speeds.csv"
)
NO_CREW = error("N507", "the task {task} needs a crew of kind `{crew}`", "add it to crews.csv")
LEG_INCOMPLETE = error(
    "N508", "the leg is planned on and has no {missing}", "give it, or set departures_per_week to 0"
)
NOT_PLANNED_ON = warning(
    "N509",
    "no departures are given, so nobody plans on the leg",
    "give departures_per_week; 0 says so on purpose",
)
NO_THREAT = warning(
    "N510",
    "nobody says how threatened the leg is; it counts as not threatened",
    "write low, medium or high",
)
NO_CLEARANCE = error("N511", "the clearance `{kind}` is missing", "add it to clearances.csv")
RUNWAY_UNKNOWN = warning(
    "N512",
    "{aircraft} is based at `{site}`, whose runway is {runway}",
    "give runway_m, or base it elsewhere",
)
NO_PRICE = error("N513", "there is no price for {what}", "add it to `{field}`")
OTHER_CURRENCY = error(
    "N514", "prices are in {costs}, the mission plans in {mission}", "use one currency"
)
CONVERT_WITHOUT_HUB = error(
    "N515",
    "`{site}` is converted and is no hub, so nothing could leave it",
    "add it to hubs.csv, or close it",
)
EXIT_LOOP = error(
    "N516", "the hubs {loop} send everything to each other", "lead one of them to a port"
)
NOWHERE_TO_FLY = error(
    "N517",
    "nobody can fly home from `{site}` or from where it moves to",
    "add an aircraft that flies home",
)
NO_LEG_FOR_AIRCRAFT = warning(
    "N518", "no air leg to `home` begins at `{site}`, where {aircraft} is based", "add the leg"
)
NO_DISPOSAL = error(
    "N519",
    "a plan may choose `{way}` for {owner}, and nothing says what that takes",
    "add a line to disposals.csv, or give the share",
)
NOT_A_LEAD_TASK = error(
    "N520",
    "{task} is no task of the rule pack that takes waiting time",
    "name a task with timing `lead`, or leave it empty",
)

# Codes D6..: dates.

OUT_OF_ORDER = error(
    "D601", "{later} ({later_day}) is before {earlier} ({earlier_day})", "correct one of them"
)
OUTSIDE_PLAN = warning(
    "D602", "{what} ({day}) is outside the plan, {first} to {last}", "check the date"
)
KNOWN_LATER = error(
    "D603",
    "known only on {day}, after the register's {as_of}",
    "move it to history, or correct the date",
)
NEVER_OPEN = warning("D604", "the leg is shut during the whole plan", "check its closures")
CLOSES_LATE = warning(
    "D605",
    "`{site}` closes and is announced for {day}, after the deadline",
    "convert it, or correct the date",
)
HISTORY_ORDER = error(
    "D606", "the last people left ({left}) before the handover ({handover})", "check both dates"
)
ENDS_UNKNOWN = error(
    "D608",
    "there are liquidation sites, and nobody says when the liquidation ends",
    "give liquidation_end in mission.yaml",
)
ROTATION_OUTSIDE = error(
    "D609", "the rotation departs on {day}, outside the plan, {first} to {last}", "take it out"
)
PLAN_TOO_LONG = error(
    "D610", "the plan has {days} days; the limit is {limit}", "correct plan_start or the deadline"
)
FALLING = warning(
    "D607", "{found} people had left, fewer than the {before} of {day}", "check both figures"
)

# Codes S7..: sums.

SHARES = error("S701", "the shares of {what} add up to {sum}", "make them add up to 1")
NO_SHARES = error("S702", "nothing says what becomes of {what}", "add lines to {file}")
GUARD_TOO_LARGE = error(
    "S703",
    "a guard of {guard} stays at `{site}`, which has {troops} troops",
    "lower guard_after_deadline",
)
TEAM_TOO_LARGE = error(
    "S704",
    "a team of {team} stays at `{site}`, which has {people} people for it",
    "lower team_after_deadline",
)
STAYS_AT_CLOSED = error(
    "S705", "{people} people stay at `{site}`, which closes", "set both to 0, or convert the site"
)
TOTAL_DIFFERS = warning(
    "S706",
    "the {what} add up to {sum}; the mission reports {reported}",
    "check the rows or the total",
)
NOBODY = warning("S707", "`{site}` has no {what}", "add a line; 0 says that there is none")
RELEASE_CAP = error("S708", "`{given}` is given without `{missing}`", "give both, or neither")
ROTATION_TOO_LARGE = error(
    "S709", "{people} people rotate out of `{site}`, which has {uniformed}", "check both numbers"
)
STRENGTH_DIFFERS = warning(
    "S710",
    "the units of `{site}` have {strength} people, its rows {uniformed} in uniform",
    "check both",
)
NOTHING_OPEN = error(
    "S711",
    "the shares of {what} add up to {sum}, and nothing is left for its open ways",
    "give less, or give every share",
)

# Codes T8..: rule packs and tasks.

NO_SUCH_PACK = error(
    "T801", "there is no rule pack `{id}`", "write one of: {choices}; or add a rules folder"
)
NO_SUCH_TASK = error("T802", "the task {task} waits for {pred}, which does not exist", "{nearest}")
CYCLE = error(
    "T803", "the tasks wait for each other: {cycle}", "take out one of these predecessors"
)
DURATIONS = error(
    "T804", "{task} takes {min} to {max} days, most likely {likely}", "put them in order"
)
TASK_NEEDED = error(
    "T805", "the task {task} is missing; movements hang on it", "add it to tasks.csv"
)
NO_FACTOR = error("T806", "no factor is given for the site type `{type}`", "add it to factors")
OTHER_PACK = error(
    "T807",
    "the mission names the pack `{named}`, the rules folder holds `{held}`",
    "make them the same",
)
NOT_A_MOVEMENT = error(
    "T808", "no movement gives {task} its time", "make it work or lead; movements give {known}"
)

UNKNOWN_IN_RULES = error("T809", "there is no {what} `{id}`", "{nearest}")
NO_WAY_TO_STATE = error(
    "T810", "no change of state leads to `{state}`", "add one, or remove the state"
)

# Codes P9..: plan files.

BAD_JSON = error(
    "P901",
    "this is not JSON: {reason}",
    "name a mission folder, or a plan that drawdown plan has written",
)
NOT_A_PLAN = error(
    "P902", "`{field}`: {problem}", "plan again; a plan is not meant to be edited by hand"
)
MORE_IN_PLAN = error("P903", "{number} more values are wrong", "mend those above first")

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
