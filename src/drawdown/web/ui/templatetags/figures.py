"""Numbers and dates in the reader's language, and figures that open their evidence."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import Any, cast

from django import template
from django.template import RequestContext
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from drawdown.web.register.origins import Origin
from drawdown.web.register.queries import current_snapshot, history_of
from drawdown.web.ui import formats
from drawdown.web.ui.names import TIERS, named

register = template.Library()

register.filter("number", formats.number)
register.filter("signed", formats.signed)
register.filter("percent", formats.percent)
register.filter("money", formats.money)
register.filter("money_short", formats.money_short)
register.filter("millions", formats.millions)
register.filter("day", formats.day)
register.filter("day_short", formats.day_short)
register.filter("day_month", formats.day_month)
register.filter("moment", formats.moment)
register.filter("clock", formats.clock)
register.filter("days_long", formats.days_long)

register.filter("tier", partial(named, TIERS))

_COUNTER = "_figures_shown"
_PHRASES = "_phrases_of_the_history"


@register.simple_tag
def colon() -> str:
    """Return the colon of the reader's language: French sets a narrow space before it."""
    return pgettext("between a name and what it is", ":")


@register.simple_tag(takes_context=True)
def figure(context: RequestContext, text: str, origin: Origin) -> SafeString:
    """Return a figure whose sources show on hover and on focus; an estimate keeps its mark."""
    shared = cast("dict[str, Any]", context.dicts[0])  # by every template of a page
    name = f"origin-{next(shared.setdefault(_COUNTER, count(1)))}"
    words = _("%(figure)s, estimate") % {"figure": text} if origin.estimated else text
    return format_html(
        '<span class="fig"><button type="button" class="{}" aria-describedby="{}"'
        ' aria-label="{}">{}</button>{}</span>',
        "est" if origin.estimated else "",
        name,
        words,
        text,
        render_to_string("parts/origin.html", {"origin": origin, "id": name}),
    )


@register.simple_tag(takes_context=True)
def as_titled(context: RequestContext, text: str | None) -> str:
    """Return a title or an authority as the mission says it in the reader's language.

    As it was typed where the history of the register has no phrase for it; a dash for none.
    """
    shared = cast("dict[str, Any]", context.dicts[0])
    if _PHRASES not in shared:
        snapshot = current_snapshot()
        shared[_PHRASES] = history_of(snapshot).phrases if snapshot else ()
    french = (get_language() or "").startswith("fr")
    for phrase in shared[_PHRASES]:
        if phrase.says == text:
            said: str = phrase.fr if french else phrase.en
            return said[:1].upper() + said[1:]
    return text or formats.UNKNOWN


@register.simple_tag
def estimate(text: str, marked: object) -> SafeString:
    """Return a text, with the mark of an estimate where `marked` is true."""
    if not marked:
        return format_html("{}", text)
    return format_html(
        '<span class="est">{}<span class="hidden-words"> ({})</span></span>', text, _("estimate")
    )
