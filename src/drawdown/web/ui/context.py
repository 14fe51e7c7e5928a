"""What every template knows about the reader's preferences."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from drawdown.web.ui.languages import NAMES, asked_of, further_of

THEME_COOKIE = "theme"
THEMES = ("auto", "light", "dark")


def preferences(request: HttpRequest) -> dict[str, Any]:
    """Return the theme that the reader chose, `auto` when none, and what else the page speaks."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    further = asked_of(request)
    return {
        "theme": chosen if chosen in THEMES else "auto",
        "further": [(code, NAMES[code], code == further) for code in further_of(request)],
        "this_page": request.path if further else request.get_full_path(),
    }
