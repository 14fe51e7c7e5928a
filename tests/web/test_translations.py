"""Every text is translated, says the same things as the original, and is written as French is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.template import Context, Template
from django.utils.translation import override

from tools import messages
from tools.messages import forms

SOURCE = messages.texts_of_source()
PLACEHOLDER = re.compile(r"%\((\w+)\)s|<(/?\w+)[^>]*>")


each_language = pytest.mark.parametrize(
    "path", messages.catalogues(), ids=lambda path: path.parts[-3]
)


def texts(path: Path) -> list[Message]:
    """Return the texts of a file without its header."""
    return [message for message in messages.read(path) if message.id]


def named(text: str | Sequence[str] | None) -> Counter[tuple[str, ...]]:
    """Return the placeholders and the markup of a text; of two forms, those of the plural."""
    return Counter(PLACEHOLDER.findall(forms(text)[-1]))


def test_there_is_a_language_to_translate_into() -> None:
    assert [path.parts[-3] for path in messages.catalogues()] == ["ar", "fr"]
    assert len(SOURCE) > 300


@each_language
def test_each_language_has_exactly_the_texts_of_the_source(path: Path) -> None:
    catalog = messages.read(path)
    source = messages.texts_for(path.parts[-3], SOURCE)
    wanted = {(message.context, message.id) for message in source if message.id}
    there = {(message.context, message.id) for message in catalog if message.id}
    assert sorted(map(str, wanted - there)) == [], "python tools/messages.py adds them"
    assert sorted(map(str, there - wanted)) == [], "python tools/messages.py takes them out"
    assert not catalog.obsolete


@each_language
def test_every_text_is_translated(path: Path) -> None:
    unfinished = [m.id for m in texts(path) if m.fuzzy or not messages.complete(m)]
    assert unfinished == []


@each_language
def test_a_translation_names_the_same_things(path: Path) -> None:
    assert [
        m.id for m in texts(path) if any(named(m.id) != named(f) for f in forms(m.string))
    ] == []


@pytest.mark.parametrize(
    ("fault", "sign"),
    [
        ("a straight apostrophe", re.compile("'")),
        ("no fixed space before the sign", re.compile(r"[^\u00a0\u202f][:;?!»](?!\w)")),
        ("no fixed space after the quotation mark", re.compile(r"«[^\u00a0\u202f]")),
    ],
)
def test_french_is_set_as_french_is(fault: str, sign: re.Pattern[str]) -> None:
    (french,) = (path for path in messages.catalogues() if path.parts[-3] == "fr")
    set_as_english = [
        form
        for message in texts(french)
        for form in forms(message.string)
        if sign.search(PLACEHOLDER.sub("x", form))
    ]
    assert set_as_english == [], fault


BY_HAND = re.compile(
    r"(?:\}\}|%\}|</(?:b|code|a|span|strong)>|<span class=\"hidden-words\">):(?=[ <])"
)
TRANSLATED = re.compile(r"\{%\s*blocktrans.*?\{%\s*endblocktrans\w*\s*%\}", re.DOTALL)
"""A text that a translator sets, with its signs; the white of French included."""


def test_a_colon_after_a_value_is_set_as_the_language_sets_it() -> None:
    set_as_english = [
        f"{path.name}: {found[0]}"
        for path in sorted((messages.WEB / "templates").rglob("*.html"))
        for found in BY_HAND.finditer(TRANSLATED.sub("", path.read_text(encoding="utf-8")))
    ]
    assert set_as_english == [], "{% colon %} knows the white before it"


@pytest.mark.parametrize(("language", "said"), [("en", "G4: x"), ("fr", "G4\u202f: x")])
def test_french_has_a_white_before_the_colon(language: str, said: str) -> None:
    with override(language):
        assert Template("{{ gate }}{% colon %} x").render(Context({"gate": "G4"})) == said


def test_a_language_of_some_pages_has_the_texts_of_these_alone() -> None:
    some = {message.id for message in messages.texts_for("ar", SOURCE)}
    assert "Is this paper genuine?" in some
    assert "Difference list" not in some
    assert all((messages.WEB / name).exists() for name in messages.PARTLY["ar"])


def test_texts_of_templates_and_code_are_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '{% load i18n %}  <p>{% translate "Site" %} {% translate "all" context "sites" %}</p>\n'
        "  {% blocktranslate trimmed count n=n %}\n  one\n  {% plural %}{{ n }} many"
        "{% endblocktranslate %}",
        encoding="utf-8",
    )
    (tmp_path / "words.py").write_text(
        'A = lazy("Plan")\nB = _("Two "\n  "parts")\nC = ngettext("a", "%(n)s b", n)\n'
        "D = _(name)\n",
        encoding="utf-8",
    )
    found = {(message.context, message.id) for message in messages.texts_of_source(tmp_path)}
    assert found == {
        (None, ""),
        (None, "Site"),
        ("sites", "all"),
        (None, ("one", "%(n)s many")),
        (None, "Plan"),
        (None, "Two parts"),
        (None, ("a", "%(n)s b")),
    }


def test_bringing_in_line_keeps_what_was_written_and_drops_what_is_gone(tmp_path: Path) -> None:
    place = tmp_path / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    place.parent.mkdir(parents=True)
    place.write_text(
        messages.HEADER.format(language="fr", plural_forms="nplurals=2; plural=(n > 1);")
        + 'msgid "Site"\nmsgstr "Lieu"\n\nmsgid "Gone"\nmsgstr "Parti"\n',
        encoding="utf-8",
    )
    (tmp_path / "words.py").write_text('A = lazy("Site")\nB = lazy("Plan")\n', encoding="utf-8")
    messages.bring_in_line(place, messages.texts_of_source(tmp_path))
    written = {message.id: message.string for message in messages.read(place) if message.id}
    assert written == {"Plan": "", "Site": "Lieu"}
    again = place.read_bytes()
    messages.bring_in_line(place, messages.texts_of_source(tmp_path))
    assert place.read_bytes() == again
