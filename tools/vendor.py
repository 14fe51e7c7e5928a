"""Brings the front-end files that are committed here from npm packages, for maintainers.

`make vendor` packs each package at its version, copies the named files, and writes
`tools/vendor.lock`, which the build checks. Nobody who uses or tests the software needs Node.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "tools" / "vendor.lock"
STATIC = "src/drawdown/web/static/vendor"
FONTS = "src/drawdown/documents/fonts"


@dataclass(frozen=True)
class Package:
    """A package at a version, and where each of its files goes."""

    name: str
    files: dict[str, str]


PACKAGES = (
    Package(
        "maplibre-gl@6.17.0",
        {
            "dist/maplibre-gl.mjs": f"{STATIC}/maplibre-gl/maplibre-gl.mjs",
            "dist/maplibre-gl-worker.mjs": f"{STATIC}/maplibre-gl/maplibre-gl-worker.mjs",
            "dist/maplibre-gl.css": f"{STATIC}/maplibre-gl/maplibre-gl.css",
            "LICENSE.txt": f"{STATIC}/maplibre-gl/LICENSE.txt",
        },
    ),
    Package(
        "@fontsource-variable/public-sans@5.3.0",
        {
            "files/public-sans-latin-wght-normal.woff2": (
                f"{STATIC}/public-sans/public-sans-latin-wght-normal.woff2"
            ),
            "LICENSE": f"{STATIC}/public-sans/LICENSE.txt",
        },
    ),
    Package(
        "world-atlas@2.0.2",
        {
            "countries-50m.json": "src/drawdown/web/ui/geography/countries-50m.json",
            "LICENSE": "src/drawdown/web/ui/geography/LICENSE.txt",
        },
    ),
    Package(
        "@expo-google-fonts/source-serif-4@0.4.1",
        {
            "400Regular/SourceSerif4_400Regular.ttf": f"{FONTS}/SourceSerif4-Regular.ttf",
            "400Regular_Italic/SourceSerif4_400Regular_Italic.ttf": (
                f"{FONTS}/SourceSerif4-Italic.ttf"
            ),
            "600SemiBold/SourceSerif4_600SemiBold.ttf": f"{FONTS}/SourceSerif4-SemiBold.ttf",
            "LICENSE_FONT": f"{FONTS}/SourceSerif4-LICENSE.txt",
        },
    ),
    Package(
        "@expo-google-fonts/source-code-pro@0.4.1",
        {
            "400Regular/SourceCodePro_400Regular.ttf": f"{FONTS}/SourceCodePro-Regular.ttf",
            "LICENSE_FONT": f"{FONTS}/SourceCodePro-LICENSE.txt",
        },
    ),
    Package(
        "@expo-google-fonts/amiri@0.4.1",
        {
            "400Regular/Amiri_400Regular.ttf": f"{FONTS}/Amiri-Regular.ttf",
            "LICENSE_FONT": f"{FONTS}/Amiri-LICENSE.txt",
        },
    ),
    Package(
        "axe-core@4.14.1",
        {
            "axe.min.js": "tests/web/vendor/axe.min.js",
            "LICENSE": "tests/web/vendor/LICENSE.txt",
        },
    ),
)


def main() -> int:
    """Fetch every package and write the lock."""
    lines = []
    for package in PACKAGES:
        sys.stderr.write(f"{package.name}\n")
        lines += [f"{digest}  {place}\n" for place, digest in bring(package).items()]
    LOCK.write_text("".join(sorted(lines, key=lambda line: line.split()[1])), encoding="utf-8")
    return 0


def bring(package: Package) -> dict[str, str]:
    """Copy the files of a package to their places; return the SHA-256 of each by its place."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed")
    digests = {}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [npm, "pack", "--silent", "--pack-destination", folder, package.name],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as packed:
            for inside, place in package.files.items():
                member = packed.extractfile(f"package/{inside}")
                if member is None:
                    raise FileNotFoundError(f"{package.name} has no {inside}")
                content = member.read()
                target = ROOT / place
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                digests[place] = hashlib.sha256(content).hexdigest()
    return digests


if __name__ == "__main__":
    raise SystemExit(main())
