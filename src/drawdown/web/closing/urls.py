"""Addresses of the closing of sites."""

from __future__ import annotations

from django.urls import path, re_path

from drawdown.web.closing.views.board import board
from drawdown.web.closing.views.certificate import certificate
from drawdown.web.closing.views.change import change
from drawdown.web.closing.views.clearances import (
    clearance_change,
    clearance_file,
    clearance_log,
    clearance_paper,
    clearance_workbook,
)
from drawdown.web.closing.views.commitments import commitments
from drawdown.web.closing.views.document import document, document_file, document_picture
from drawdown.web.closing.views.environment import environment
from drawdown.web.closing.views.exit import exit_file, site_exit
from drawdown.web.closing.views.many import work_many
from drawdown.web.closing.views.receiver import receiver
from drawdown.web.closing.views.rules import PAGE, rules_tables
from drawdown.web.closing.views.rules_edit import rule_check, rule_edit
from drawdown.web.closing.views.site import site_closing
from drawdown.web.closing.views.work import variance_file, work

urlpatterns = [
    path("closing", board, name="closing"),
    *PAGE.urls("rules"),
    path("rules.zip", rules_tables, name="rules-tables"),
    path("rules/<slug:table>/<int:row>", rule_edit, name="rule-edit"),
    path("rules/<slug:table>/<int:row>/check", rule_check, name="rule-check"),
    path("work", work, name="work"),
    path("work/many", work_many, name="work-many"),
    path("work/variance.csv", variance_file, name="work-variance"),
    path("clearances", clearance_log, name="clearances"),
    path("clearances.csv", clearance_file, name="clearances-file"),
    path("clearances.xlsx", clearance_workbook, name="clearances-workbook"),
    path("clearances/paper", clearance_paper, name="clearances-paper"),
    path("clearances/record/<slug:kind>", clearance_change, name="clearances-change"),
    path("site/<slug:site_id>/closing", site_closing, name="site-closing"),
    path("site/<slug:site_id>/closing/<slug:kind>", change, name="site-change"),
    path("site/<slug:site_id>/exit", site_exit, name="site-exit"),
    path("site/<slug:site_id>/exit.csv", exit_file, name="site-exit-file"),
    path("site/<slug:site_id>/receiver", receiver, name="site-receiver"),
    path("site/<slug:site_id>/commitments", commitments, name="site-commitments"),
    path("site/<slug:site_id>/environment", environment, name="site-environment"),
    re_path(r"^document/(?P<sha256>[0-9a-f]{64})$", document, name="document"),
    re_path(r"^document/(?P<sha256>[0-9a-f]{64})/file$", document_file, name="document-file"),
    re_path(
        r"^document/(?P<sha256>[0-9a-f]{64})/picture$", document_picture, name="document-picture"
    ),
    path("site/<slug:site_id>/certificate", certificate, name="site-certificate"),
]
