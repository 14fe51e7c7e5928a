"""What every template knows about the reader's preferences."""

from __future__ import annotations

from django.http import HttpRequest

THEME_COOKIE = "theme"
THEMES = ("auto", "light", "dark")


def preferences(request: HttpRequest) -> dict[str, str]:
    """Return the theme that the reader chose, `auto` when none."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return {"theme": chosen if chosen in THEMES else "auto"}
