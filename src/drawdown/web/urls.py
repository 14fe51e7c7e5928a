"""Every address of the application. Each name has a line in `people/rules.py`."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from drawdown.web.ui.views.preferences import theme

urlpatterns = [
    path("", include("drawdown.web.people.urls")),
    path("", include("drawdown.web.works.urls")),
    path("", include("drawdown.web.register.urls")),
    path("", include("drawdown.web.ledger.urls")),
    path("", include("drawdown.web.closing.urls")),
    path("", include("drawdown.web.handing.urls")),
    path("", include("drawdown.web.signing.urls")),
    path("", include("drawdown.web.property.urls")),
    path("", include("drawdown.web.legacy.urls")),
    path("", include("drawdown.web.movement.urls")),
    path("", include("drawdown.web.contingent.urls")),
    path("", include("drawdown.web.liquidation.urls")),
    path("", include("drawdown.web.strength.urls")),
    path("", include("drawdown.web.staff.urls")),
    path("", include("drawdown.web.statements.urls")),
    path("", include("drawdown.web.reports.urls")),
    path("", include("drawdown.web.notices.urls")),
    path("", include("drawdown.web.search.urls")),
    path("api/", include("drawdown.web.api.urls")),
    path("preferences/language", set_language, name="language"),
    path("preferences/theme", theme, name="theme"),
]

handler400 = "drawdown.web.ui.views.refusals.not_understood"
handler403 = "drawdown.web.ui.views.refusals.forbidden"
handler404 = "drawdown.web.ui.views.refusals.not_found"
handler500 = "drawdown.web.ui.views.refusals.broken"
