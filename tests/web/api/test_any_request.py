"""Any request that the description allows, and many that it does not, has a documented answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis import checks

from tests.web.api.conftest import PERSON, bearer

pytestmark = pytest.mark.django_db

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
]


@pytest.fixture
def described(chief: Client) -> Iterator[Any]:
    """Return the description, bound to the application in this process and to its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(
        "/api/openapi.json", get_wsgi_application(), headers=bearer(PERSON)
    )
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_it_has_a_documented_answer(case: Any, chief: Client) -> None:
    plain = {"Accept-Encoding": "identity"}
    case.call_and_validate(headers=bearer(PERSON) | plain, checks=CHECKS)
