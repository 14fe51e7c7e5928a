"""The kinds of act on the pack of a site: one module each, with its body and its decision."""

from __future__ import annotations

from drawdown.signing.acts.after import LOT_TAKEN_OVER, PACK_COMPARED
from drawdown.signing.acts.attest import SIGNATURE_ATTESTED, SIGNATURE_DENIED
from drawdown.signing.acts.choose import LINES_CHOSEN
from drawdown.signing.acts.inspect import PACK_REMARKED, SYSTEM_INSPECTED
from drawdown.signing.acts.make import PACK_MADE
from drawdown.signing.acts.meet import CEREMONY_HELD, KEYS_RECEIVED
from drawdown.signing.acts.raised import PACK_RAISED
from drawdown.signing.acts.register import SIGNER_REGISTERED, SIGNER_WITHDRAWN
from drawdown.signing.acts.sign import PACK_REFUSED, PACK_SIGNED

KINDS = (
    SYSTEM_INSPECTED,
    PACK_REMARKED,
    LINES_CHOSEN,
    PACK_MADE,
    SIGNER_REGISTERED,
    SIGNER_WITHDRAWN,
    PACK_SIGNED,
    PACK_REFUSED,
    SIGNATURE_ATTESTED,
    SIGNATURE_DENIED,
    PACK_RAISED,
    CEREMONY_HELD,
    KEYS_RECEIVED,
    LOT_TAKEN_OVER,
    PACK_COMPARED,
)
