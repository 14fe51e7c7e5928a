"""Write the catalogue of findings, English and French: `python -m tools.errors_page`.

Every catalogue of the software is in it, found in the source, so that a new one cannot be left out.
The French is the one that pages show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import drawdown
from drawdown.core.catalogue import Fault
from drawdown.core.findings import Severity
from tools.messages import as_looked_up

SOURCE = Path(drawdown.__file__).parent
FRENCH = SOURCE / "web" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
DOCS = Path(__file__).parents[1] / "docs"
PAGE, PAGE_FR = DOCS / "errors.md", DOCS / "errors.fr.md"

CORE = {
    "F": ("files, and how they are written", "les fichiers et leur écriture"),
    "V": ("values", "les valeurs"),
    "R": ("names that point at something", "les noms qui désignent quelque chose"),
    "N": ("routes and means", "les itinéraires et les moyens"),
    "D": ("dates", "les dates"),
    "S": ("sums", "les sommes"),
    "T": ("tasks and rule packs", "les tâches et les règles"),
    "P": ("plan files", "les fichiers de plan"),
}
"""What the letters of `core.catalogue` are of."""
TITLES = {
    "commitments.faults": ("contracts, leases and claims", "contrats, baux et réclamations"),
    "contingent.faults": ("equipment of contingents", "matériel des contingents"),
    "documents.faults": ("documents and photographs", "documents et photographies"),
    "environment.faults": ("the environment", "l’environnement"),
    "handover.faults": ("steps of a closure", "étapes d’une fermeture"),
    "leaving.faults": ("a hasty exit", "le départ précipité"),
    "ledger.acts.faults": ("the ledger, and acts at the door", "le registre et l’entrée des actes"),
    "ledger.faults": ("how an act is written", "l’écriture des actes"),
    "legacy.faults": ("the legacy", "l’héritage de la mission"),
    "liquidation.faults": ("the liquidation", "la liquidation"),
    "movement.faults": ("movements", "les mouvements"),
    "people.faults": ("persons and rights", "personnes et droits"),
    "plan.acts.faults": ("acts on plans", "actes sur les plans"),
    "progress.faults": ("progress of the work", "avancement des travaux"),
    "progress.replan.faults": ("events, and replanning", "événements et replanification"),
    "progress.scenarios.faults": ("grids of scenarios", "grilles de scénarios"),
    "property.faults": ("property", "les biens"),
    "register.acts.faults": ("acts on the register", "actes sur l’inventaire de la mission"),
    "reports.faults": ("reports", "les rapports"),
    "risk.faults": ("risk, and observed journeys", "risques et trajets observés"),
    "rules.faults": ("the rules themselves", "les règles elles-mêmes"),
    "signing.faults": ("the handover pack", "le dossier de remise"),
    "signing.ways_faults": ("other ways to sign", "autres façons de signer"),
    "staff.faults": ("staff who leave", "le personnel qui part"),
    "statements.faults": ("statements", "les communiqués"),
    "strength.faults": ("strength", "les effectifs"),
    "web.backup.faults": ("backup and restore", "sauvegarde et restauration"),
    "web.doctor.faults": ("`drawdown doctor`", "`drawdown doctor`"),
}
"""What a catalogue is of, by its module within `drawdown`."""

HEAD = """\
<!-- Written by `python -m tools.errors_page` from the catalogues: change them. -->
# Findings, by code

[En français](errors.fr.md)

What is wrong with something a person gave the software, in one line: where, how bad, which code,
what was found, and what to do about it.

```console
$ drawdown init mission
...
$ sed -i 's/hub-town,troops,500/hub-town,troops,-500/' mission/people.csv
$ drawdown check mission
people.csv:6 [count]: error V304: `-500` is below 0 -> write 0 or more
1 error, 0 warnings
```

An **error** stops the work: nothing is loaded or recorded, and the exit code is 1. A **warning** is
shown and the work goes on. All findings are reported at once, 200 of one file and 200 of one kind
at most. `drawdown check --json` prints them for programs:

```console
$ drawdown check --json mission
[
  {
    "code": "V304",
    "severity": "error",
    "file": "people.csv",
    "row": 6,
    "field": "count",
    "found": "`-500` is below 0",
    "remedy": "write 0 or more"
  }
]
```

`row` counts lines from 1, and is null where a finding is about a whole file; `field` is null where
it is about a whole row. A code keeps its meaning: no number is ever used again. What stands between
‹ and › is said of each case.

Rules that a plan breaks have names, not codes: [The plan](formats/plan.md). So have the reasons of
the verifiers: [Bundles](formats/bundle.md).
"""
HEAD_FR = """\
<!-- Written by `python -m tools.errors_page` from the catalogues: change them. -->
# Les constats, par code

[In English](errors.md)

Ce qui ne va pas dans ce qu’une personne a remis au logiciel, en une ligne : où, de quelle gravité,
sous quel code, ce qui a été trouvé et ce qu’il faut faire.

Une **erreur** arrête le travail : rien n’est chargé ni enregistré, et la commande se termine par le
code 1. Un **avertissement** s’affiche et le travail continue. Un code garde son sens : aucun numéro
ne sert deux fois. Ce qui se trouve entre ‹ et › est précisé dans chaque cas.

Les pages parlent les deux langues ; les commandes ne parlent que l’anglais. Les constats qu’elles
seules affichent restent donc en anglais, en italique ci-dessous.
"""


@dataclass(frozen=True, slots=True)
class Language:
    """How a page says what is the same in both languages."""

    head: str
    columns: str
    warning: str
    between: str
    """What stands between a letter and what it is of."""
    which: int
    """Where its words stand in pairs of titles."""
    words: Mapping[str, str] | None
    """The translation of each text as it is looked up; None for the texts themselves."""


def catalogues() -> dict[str, list[Fault]]:
    """Return every kind of finding of the software, by the module within `drawdown` it is from."""
    found: dict[str, list[Fault]] = {}
    for path in sorted([*SOURCE.rglob("*faults.py"), SOURCE / "core" / "catalogue.py"]):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        module = import_module(f"drawdown.{name}")
        faults = {one.code: one for one in vars(module).values() if isinstance(one, Fault)}
        if faults:
            found[name] = list(faults.values())
    return found


def page(language: Language) -> str:
    """Return the page of a language: every finding, by letter and then by what it is of."""
    rows = [(fault.code, name, fault) for name, faults in catalogues().items() for fault in faults]
    # A letter may be of several catalogues, each with hundreds of its own.
    first = {(code[0], name): code for code, name, _ in sorted(rows, key=by_code, reverse=True)}
    rows.sort(key=lambda row: (first[row[0][0], row[1]], row[0]))
    parts = [language.head]
    for (_, name), group in groupby(rows, key=lambda row: (row[0][0], row[1])):
        faults = [fault for _, _, fault in group]
        title = (CORE[faults[0].code[0]] if name == "core.catalogue" else TITLES[name])[
            language.which
        ]
        parts.append(f"\n## {series(faults)}{language.between}{title}\n\n{language.columns}")
        parts.extend(row_of(fault, language) for fault in faults)
    return "".join(parts)


def by_code(row: tuple[str, str, Fault]) -> str:
    """Return the code of a row."""
    return row[0]


def series(faults: list[Fault]) -> str:
    """Return the hundreds that findings are numbered in: `F1, F2`."""
    return ", ".join(sorted({fault.code[:2] for fault in faults}))


def row_of(fault: Fault, language: Language) -> str:
    """Return the row of a finding; a warning says so."""
    warning = f" ({language.warning})" if fault.severity is Severity.WARNING else ""
    found, remedy = (cell(said(text, language)) for text in (fault.found, fault.remedy))
    return f"| {fault.code}{warning} | {found} | {remedy} |\n"


def said(text: str, language: Language) -> str:
    """Return a text of a catalogue in a language; one that nobody translated is marked."""
    if language.words is None or text == "".join(f"{{{name}}}" for name in names(text)):
        return text
    return language.words.get(as_looked_up(text), f"*{text}*")


def names(text: str) -> list[str]:
    """Return the facts that a text names."""
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def cell(words: str) -> str:
    """Return words as a cell shows them: a fact between marks, a bar escaped."""
    facts = words.replace("{{", "\0").replace("}}", "\1").replace("{", "‹").replace("}", "›")
    return facts.replace("\0", "{").replace("\1", "}").replace("|", "\\|")


def english() -> Language:
    """Return English: the texts as they stand in the catalogues."""
    columns = "| code | found | what to do |\n|---|---|---|\n"
    return Language(HEAD, columns, "warning", ": ", 0, None)


def french() -> Language:
    """Return French: the translations that pages show, their places written as in catalogues."""
    with FRENCH.open("rb") as file:
        catalog: Catalog = read_po(file, locale="fr")
    words = {
        message.id: places(message.string)
        for message in catalog
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }
    columns = "| code | constat | que faire |\n|---|---|---|\n"
    return Language(HEAD_FR, columns, "avertissement", "\u202f: ", 1, words)


def places(text: str) -> str:
    """Return a translation with its places as catalogues write them: `{day}` for `%(day)s`."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return doubled.replace("%(", "{").replace(")s", "}")


if __name__ == "__main__":
    PAGE.write_text(page(english()), encoding="utf-8")
    PAGE_FR.write_text(page(french()), encoding="utf-8")
