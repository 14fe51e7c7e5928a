"""Every kind of act that this installation takes: for the API, for bundles and for a rebuild."""

from __future__ import annotations

from drawdown.web.records import handlers as records
from drawdown.web.records.handler import Handlers, table
from drawdown.web.register import handlers as register
from drawdown.web.works import handlers as works

HANDLERS: Handlers = table([*records.HANDLERS, *register.HANDLERS, *works.HANDLERS])
