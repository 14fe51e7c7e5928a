"""Addresses of the mission, its plan, its sites, and the runs that plan it."""

from __future__ import annotations

from django.urls import path

from drawdown.web.works.views.decide import adopt, approve
from drawdown.web.works.views.mission import mission
from drawdown.web.works.views.movements import movements
from drawdown.web.works.views.places import land, places
from drawdown.web.works.views.plan import plan
from drawdown.web.works.views.run import run, start, stop
from drawdown.web.works.views.shock import shock, shock_answer
from drawdown.web.works.views.site import site

urlpatterns = [
    path("", mission, name="mission"),
    path("plan", plan, name="plan"),
    path("plan/movements", movements, name="movements"),
    path("plan/shock", shock, name="plan-shock"),
    path("plan/shock/<uuid:run_id>", shock_answer, name="plan-shock-answer"),
    path("plan/adopt", adopt, name="plan-adopt"),
    path("plan/approve", approve, name="plan-approve"),
    path("site/<slug:site_id>", site, name="site"),
    path("run", run, name="run"),
    path("run/start", start, name="run-start"),
    path("run/<uuid:run_id>/stop", stop, name="run-stop"),
    path("map/land.json", land, name="map-land"),
    path("map/places.json", places, name="map-places"),
]
