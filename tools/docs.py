"""Builds the documentation: `python -m tools.docs FOLDER` writes every page there as HTML.

The folder looks like the repository: README.md becomes README.html, and whatever a page links to
is copied beside it. A link or an anchor that leads nowhere is named, and nothing counts as built.
"""

from __future__ import annotations

import argparse
import html
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[1]
FRENCH = {
    "docs/guide/premiere-heure-environnement.md",
    "docs/guide/premiere-heure-remise.md",
    "docs/guide/remettre-un-camp.md",
}
ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:")
ADDRESS = {"link_open": "href", "image": "src"}
IN_HTML = re.compile(r'(?<=[ \n])(?:href|src|srcset)="([^"\s]+)"')

FRAME = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: auto; padding: 1rem }}
pre, table {{ overflow-x: auto; display: block }}
th, td {{ text-align: start; vertical-align: top; padding: .2rem .8rem .2rem 0 }}
img {{ max-width: 100% }}
</style>
{body}</html>
"""


@dataclass(frozen=True)
class Page:
    """A page, parsed: its title, the anchors it offers and the tokens it is written from."""

    path: Path
    title: str
    anchors: frozenset[str]
    tokens: list[Token]

    def parts(self) -> Iterator[Token]:
        """Yield every token, those inside a line too."""
        for token in self.tokens:
            yield token
            yield from token.children or ()


def reader() -> MarkdownIt:
    """Return what reads our Markdown: CommonMark with tables."""
    return MarkdownIt("commonmark").enable("table")


def slug(words: str) -> str:
    """Return what a heading is linked by, as the forges do it."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def read(path: Path) -> Page:
    """Return a page with an anchor at each heading; a second one of a name is numbered."""
    tokens = reader().parse(path.read_text(encoding="utf-8"))
    anchors: list[str] = []
    titles: list[str] = []
    for opened, inline in pairwise(tokens):
        if opened.type != "heading_open":
            continue
        words = "".join(part.content for part in inline.children or ())
        name = slug(words)
        again = sum(
            anchor == name or re.fullmatch(rf"{re.escape(name)}-\d+", anchor) is not None
            for anchor in anchors
        )
        anchors.append(f"{name}-{again}" if again else name)
        titles.append(words)
        opened.attrSet("id", anchors[-1])
    return Page(path, titles[0] if titles else path.stem, frozenset(anchors), tokens)


def sources(root: Path) -> list[Path]:
    """Return the pages: those at the top, and those of `docs`, the deploy and change folders."""
    below = (p for folder in ("docs", "deploy", "changes") for p in (root / folder).rglob("*.md"))
    return sorted([*root.glob("*.md"), *below])


def target(page: Page, address: str, root: Path) -> tuple[Path, str] | None:
    """Return the file that an address of ours names, and the anchor; None for one elsewhere."""
    if ELSEWHERE.match(address):
        return None
    file, _, anchor = address.partition("#")
    place = (page.path.parent / file).resolve() if file else page.path
    return (place if place.is_relative_to(root) else root / "..", anchor)


def addresses(page: Page) -> Iterator[str]:
    """Yield every address that a page links to or shows."""
    for part in page.parts():
        if part.type in ADDRESS:
            yield str(part.attrs[ADDRESS[part.type]])
        elif part.type in {"html_block", "html_inline"}:
            yield from IN_HTML.findall(part.content)


def faults(page: Page, pages: dict[Path, Page], root: Path) -> Iterator[str]:
    """Yield each address of a page that leads nowhere, with the page."""
    for address in addresses(page):
        found = target(page, address, root)
        if found is None:
            continue
        place, anchor = found
        known = pages.get(place)
        lost = anchor and (known is None or anchor not in known.anchors)
        if not place.exists() or place == root / ".." or lost:
            yield f"{page.path.relative_to(root)}: {address} leads nowhere"


def write(page: Page, pages: dict[Path, Page], root: Path, *, out: Path) -> None:
    """Write a page, its links to pages led to their HTML, and copy what else it links to."""
    linked = list(addresses(page))

    def led(address: str) -> str:
        found = target(page, address, root)
        ours = found is not None and found[0] in pages
        return re.sub(r"\.md(?=#|$)", ".html", address) if ours else address

    for part in page.parts():
        if part.type in ADDRESS:
            part.attrs[ADDRESS[part.type]] = led(str(part.attrs[ADDRESS[part.type]]))
        elif part.type in {"html_block", "html_inline"}:
            part.content = IN_HTML.sub(
                lambda match: match[0].replace(match[1], led(match[1])), part.content
            )
    for address in linked:
        found = target(page, address, root)
        if found and found[0].is_file() and found[0] not in pages:
            copy = out / found[0].relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found[0], copy)
        elif found and found[0].is_dir():
            shutil.copytree(found[0], out / found[0].relative_to(root), dirs_exist_ok=True)
    name = page.path.relative_to(root)
    text = FRAME.format(
        language="fr" if name.as_posix() in FRENCH else "en",
        title=html.escape(page.title),
        body=reader().renderer.render(page.tokens, reader().options, {}),
    )
    place = (out / name).with_suffix(".html")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def build(root: Path, out: Path) -> list[str]:
    """Return what leads nowhere; where nothing does, every page of `root` is written to `out`."""
    pages = {path: read(path) for path in sources(root)}
    broken = [fault for page in pages.values() for fault in faults(page, pages, root)]
    for page in () if broken else pages.values():
        write(page, pages, root, out=out)
    return broken


def main() -> int:
    """Build into the folder that is named; 1 if a link is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    out = parser.parse_args().folder
    broken = build(ROOT, out)
    sys.stdout.writelines(f"{fault}\n" for fault in broken)
    if not broken:
        sys.stdout.write(f"{len(sources(ROOT))} pages in {out}, no broken link\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
