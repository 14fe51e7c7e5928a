"""What the frame of a page offers whoever looks at it."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext

from drawdown.web.people.navigation import Navigation, navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def offered(context: RequestContext) -> Navigation | None:
    """Return the navigation of this page; none where nobody is known to ask."""
    who, request = context.get("who"), context.get("request")
    if who is None or request is None or not (context.get("mission") or who.serves):
        return None
    match = getattr(request, "resolver_match", None)
    return navigation(who, (match.url_name or "") if match else "", str(context.get("page", "")))
