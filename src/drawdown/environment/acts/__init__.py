"""The kinds of act on the environmental file of a site: bodies and decisions by subject."""

from __future__ import annotations

from drawdown.environment.acts.assess import (
    ASSESSMENT_ANSWERED,
    ASSESSMENT_CLOSED,
    ASSESSMENT_OPENED,
    BASELINE_FILED,
    SITE_UNREACHABLE,
)
from drawdown.environment.acts.certify import CERTIFICATE_DECIDED
from drawdown.environment.acts.find import (
    FINDING_ACCEPTED,
    FINDING_RECORDED,
    REMEDY_DONE,
    REMEDY_PLANNED,
    REMEDY_VERIFIED,
)
from drawdown.environment.acts.pair import PHOTO_PAIRED
from drawdown.environment.acts.remove import (
    CONTAINER_LISTED,
    CONTAINER_PROVED,
    WASTE_RECEIVED,
    WASTE_SENT,
)

KINDS = (
    BASELINE_FILED,
    ASSESSMENT_OPENED,
    ASSESSMENT_ANSWERED,
    ASSESSMENT_CLOSED,
    SITE_UNREACHABLE,
    FINDING_RECORDED,
    REMEDY_PLANNED,
    REMEDY_DONE,
    REMEDY_VERIFIED,
    FINDING_ACCEPTED,
    WASTE_SENT,
    WASTE_RECEIVED,
    CONTAINER_LISTED,
    CONTAINER_PROVED,
    PHOTO_PAIRED,
    CERTIFICATE_DECIDED,
)
