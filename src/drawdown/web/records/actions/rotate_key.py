"""Change the key of the log: make the next one, and record that it follows."""

from __future__ import annotations

from drawdown.ledger.acts.key_rotated import KeyRotated, Why
from drawdown.web.records.handlers import KEY_ROTATED
from drawdown.web.records.keys import new_key, signing_key
from drawdown.web.records.log import opened
from drawdown.web.records.receipt import Receipt
from drawdown.web.records.sending import About, Sender, send


def rotate_key(why: Why, *, by: Sender) -> Receipt:
    """Make a key and record the act, which the old key signs; the new one signs all later ones.

    Raises `BadKey` before a key is made where the secret of the old one cannot be had.
    """
    log = opened().log
    old = signing_key(log.ring.key_at(log.size + 1)).verifying
    new = new_key(log.origin).verifying
    return send(KEY_ROTATED, KeyRotated(old=str(old), new=str(new), why=why), About(), by=by)
