"""Every kind of act that this installation takes: for the API, for bundles and for a rebuild."""

from __future__ import annotations

from drawdown.web.closing import handlers as closing
from drawdown.web.contingent import handlers as contingent
from drawdown.web.legacy import handlers as legacy
from drawdown.web.liquidation import handlers as liquidation
from drawdown.web.movement import handlers as movement
from drawdown.web.people import handlers as people
from drawdown.web.property import handlers as property_
from drawdown.web.records import handlers as records
from drawdown.web.records.handler import Handlers, table
from drawdown.web.register import handlers as register
from drawdown.web.register.queries import known_sites
from drawdown.web.reports import handlers as reports
from drawdown.web.staff import handlers as staff
from drawdown.web.statements import handlers as statements
from drawdown.web.strength import handlers as strength
from drawdown.web.works import handlers as works

PEOPLE: Handlers = table(people.handlers(known_sites))
HANDLERS: Handlers = table(
    [
        *records.HANDLERS,
        *PEOPLE.values(),
        *register.HANDLERS,
        *works.HANDLERS,
        *property_.HANDLERS,
        *closing.HANDLERS,
        *legacy.HANDLERS,
        *liquidation.HANDLERS,
        *statements.HANDLERS,
        *reports.HANDLERS,
        *movement.HANDLERS,
        *contingent.HANDLERS,
        *strength.HANDLERS,
        *staff.HANDLERS,
    ]
)
