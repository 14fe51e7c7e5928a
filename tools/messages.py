"""Brings the translations in line with the source: `python tools/messages.py`.

New texts arrive without a translation, texts that are gone leave; what a person wrote stays. The
file is sorted by text and knows no line numbers, so that two changes rarely meet.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
Extracted = tuple[int, str | tuple[str, ...], list[str], str | None]

WEB = ROOT / "src" / "drawdown" / "web"
PURE = WEB.parent
KEYWORDS: dict[str, Any] = {
    "_": None,
    "lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
"""What marks a text, as the code imports it, and which of its arguments are the text."""
NOTE = "Translators:"
FAULTS = frozenset({"error", "warning"})
"""What makes a kind of finding (`core.catalogue`): its code, what was found, and what to do."""
PARTLY: Mapping[str, tuple[str, ...]] = {
    "ar": ("templates/base.html", "templates/pages/verify.html", "people/navigation.py")
}
"""Languages of some pages alone, and the files whose texts they have (`web/ui/languages.py`)."""
PLACE = re.compile(r"\{(\w+)\}")
BARE = re.compile(r"%\(\w+\)s")
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def texts_of_source(web: Path = WEB) -> Catalog:
    """Return every text that the pages can show, in templates and in code."""
    catalog = Catalog()
    for path in sorted([*web.rglob("*.py"), *web.rglob("*.html")]):
        for _line, texts, notes, context in _texts_of(path):
            catalog.add(
                texts,
                locations=[(path.relative_to(web).as_posix(), 0)],
                auto_comments=notes,
                context=context,
            )
    if web == WEB:
        for text, name in texts_of_faults():
            catalog.add(text, locations=[(name, 0)])
    return catalog


def texts_of_faults(pure: Path = PURE) -> Iterator[tuple[str, str]]:
    """Yield each text of the catalogues of findings, as pages look it up, and its file.

    A text that is one fact alone is none: the fact is translated where it stands.
    """
    for path in sorted(pure.rglob("*.py")):
        if path.is_relative_to(pure / "web"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FAULTS:
                written = [each.value for each in node.args if isinstance(each, ast.Constant)]
                for text in map(as_looked_up, map(str, written[1:])):
                    if not BARE.fullmatch(text):
                        yield text, path.relative_to(pure).as_posix()


def as_looked_up(template: str) -> str:
    """Return a text of a catalogue with its places as translations write them."""
    return PLACE.sub(r"%(\1)s", template).replace("{{", "{").replace("}}", "}")


def texts_for(language: str, source: Catalog) -> Catalog:
    """Return the texts of the source that a language has: all, or those of its pages."""
    files = PARTLY.get(language)
    if files is None:
        return source
    part = Catalog()
    for message in source:
        if message.id and any(name in files for name, _line in message.locations):
            part[message.id] = message
    return part


def catalogues(web: Path = WEB) -> list[Path]:
    """Return the file of each language that is translated into."""
    return sorted(web.glob("locale/*/LC_MESSAGES/django.po"))


def read(path: Path) -> Catalog:
    """Return the translations of a file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], abort_invalid=True)


def bring_in_line(path: Path, source: Catalog) -> Catalog:
    """Write the file with exactly the texts of the source; return what it then holds."""
    catalog = read(path)
    catalog.update(
        texts_for(path.parts[-3], source), no_fuzzy_matching=True, update_creation_date=False
    )
    catalog.obsolete.clear()
    write(path, catalog)
    return catalog


def write(path: Path, catalog: Catalog) -> None:
    """Write the translations to a file, without dates, names and addresses."""
    header = HEADER.format(language=catalog.locale, plural_forms=catalog.plural_forms)
    with path.open("wb") as file:
        file.write(header.encode())
        write_po(file, catalog, 100, omit_header=True, sort_output=True, include_lineno=False)


def main() -> int:
    """Bring every language in line; return 1 when one has texts without a translation."""
    source, missing = texts_of_source(), 0
    for path in catalogues():
        catalog = bring_in_line(path, source)
        empty = [message for message in catalog if message.id and not complete(message)]
        sys.stdout.write(f"{path.parts[-3]}: {len(catalog)} texts, {len(empty)} to translate\n")
        missing += len(empty)
    return 1 if missing else 0


def complete(message: Message) -> bool:
    """Return whether a text is translated, in all its plural forms."""
    return all(forms(message.string))


def forms(text: str | Sequence[str] | None) -> Sequence[str]:
    """Return the singular and the plural, or the one text there is."""
    return text if isinstance(text, tuple | list) else (str(text or ""),)


def _texts_of(path: Path) -> Iterator[Extracted]:
    """Yield line, text or its forms, notes and context of each text of a file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        source = "\n".join(line.lstrip() for line in templatize(source).splitlines())
    return extract("python", BytesIO(source.encode()), KEYWORDS, [NOTE])


if __name__ == "__main__":
    raise SystemExit(main())
