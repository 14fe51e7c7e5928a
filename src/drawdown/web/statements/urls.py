"""Addresses of statements."""

from __future__ import annotations

from django.urls import path

from drawdown.web.statements.views.confirmed import withdraw
from drawdown.web.statements.views.correction import correction
from drawdown.web.statements.views.definitions import (
    definitions,
    definitions_adopt,
    definitions_check,
    definitions_file,
)
from drawdown.web.statements.views.desk import change, desk
from drawdown.web.statements.views.figures import figures
from drawdown.web.statements.views.list import begin, statements
from drawdown.web.statements.views.read import confirm, read
from drawdown.web.statements.views.released import released, released_file
from drawdown.web.statements.views.sentences import PAGE as SENTENCES
from drawdown.web.statements.views.site import statement

urlpatterns = [
    path("site/<slug:site_id>/statement", statement, name="statement"),
    path("statements", statements, name="statements"),
    path("figures", figures, name="figures"),
    path("figures/own", definitions, name="definitions"),
    path("figures/own.json", definitions_file, name="definitions-file"),
    path("figures/own/check", definitions_check, name="definitions-check"),
    path("figures/own/adopt", definitions_adopt, name="definitions-adopt"),
    path("read", read, name="read"),
    path("read/confirm", confirm, name="read-confirm"),
    path("read/withdraw", withdraw, name="read-withdraw"),
    path("statements/begin", begin, name="statement-begin"),
    *SENTENCES.urls("statements/sentences"),
    path("statements/<slug:statement_id>", desk, name="statement-desk"),
    path("statements/<slug:statement_id>/<slug:step>", change, name="statement-change"),
    path("released/<slug:statement_id>/<slug:language>", released, name="released"),
    path("released/<slug:statement_id>/<slug:language>/correction", correction, name="correction"),
    path(
        "released/<slug:statement_id>/<slug:language>.<slug:form>",
        released_file,
        name="released-file",
    ),
]
