"""A time-stamp authority that is asked over a network, long after the day of the signatures."""

from __future__ import annotations

from datetime import datetime

from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import HTTPTimeStamper
from pyhanko_certvalidator.errors import PathError, ValidationError

from drawdown.documents.keys import BadKey, TimeStamps
from drawdown.documents.sign import raise_level
from drawdown.documents.verify import BROKEN

SECONDS = 30


class NoTimeStamp(ValueError):
    """The authority gave none, or the paper cannot take one; the message says why."""


def raise_by(content: bytes, roots: tuple[bytes, ...], *, authority: str, at: datetime) -> bytes:
    """Return a signed paper raised by the authority at an address (RFC 3161), asked now.

    Raises `NoTimeStamp`, and `BadKey` for roots that are none.
    """
    stamps = TimeStamps(HTTPTimeStamper(authority, timeout=SECONDS), at)
    try:
        return raise_level(content, roots, stamps=stamps)
    except BadKey:
        raise
    except (TimestampRequestError, SigningError, PathError, ValidationError) as error:
        raise NoTimeStamp(str(error)) from error
    except OSError as error:
        raise NoTimeStamp(f"the authority does not answer: {error}") from error
    except BROKEN as error:
        raise NoTimeStamp(f"the file cannot be raised: {error}") from error
