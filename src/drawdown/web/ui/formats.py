"""Numbers, money and dates as the reader's language writes them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

CENTS = 100
MILLION = 1_000_000
UNKNOWN = "–"


def locale() -> Locale:
    """Return the reader's locale; English where the language is not known."""
    return Locale.parse(get_language() or "en", sep="-")


def number(value: int | float | Decimal | None, digits: int = 0) -> str:
    """Return a number with the language's separators. Unknown is a dash, never zero."""
    if value is None:
        return UNKNOWN
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=locale())


def signed(value: int) -> str:
    """Return a whole number, a negative one with a minus and not with a hyphen."""
    return f"−{number(-value)}" if value < 0 else number(value)


def percent(share: float | None, digits: int = 1) -> str:
    """Return a fraction as a percentage."""
    if share is None:
        return UNKNOWN
    pattern = locale().percent_formats[None].pattern
    if digits:
        pattern = pattern.replace("#,##0", "#,##0." + "0" * digits)
    return format_percent(share, format=pattern, locale=locale())


def money(cents: int | None, currency: str = "USD") -> str:
    """Return an amount in whole units of its currency."""
    if cents is None:
        return UNKNOWN
    return format_currency(
        Decimal(cents) / CENTS,
        currency,
        locale=locale(),
        currency_digits=False,
        format=_money_pattern(),
    )


def money_short(cents: int | None, currency: str = "USD") -> str:
    """Return an amount in millions, one decimal: for charts and headlines."""
    if cents is None:
        return UNKNOWN
    # Translators: an amount of money in millions, e.g. "124.3 million USD"
    return _("%(amount)s million %(currency)s") % {
        "amount": number(Decimal(cents) / CENTS / MILLION, 1),
        "currency": currency,
    }


def millions(cents: int | None) -> str:
    """Return an amount in millions, where the currency stands nearby."""
    return number(None if cents is None else Decimal(cents) / CENTS / MILLION, 1)


def day(value: date | datetime | None) -> str:
    """Return a date in full: 31 December 2023."""
    return UNKNOWN if value is None else _date(value, "d MMMM y")


def day_short(value: date | datetime | None) -> str:
    """Return a date for tables: 31 Dec 2023."""
    return UNKNOWN if value is None else _date(value, "d MMM y")


def day_month(value: date | datetime | None) -> str:
    """Return the day and month, where the year stands nearby: 31 Dec."""
    return UNKNOWN if value is None else _date(value, "d MMM")


def month(value: date) -> str:
    """Return the short name of a month: for axes."""
    return format_date(value, "LLL", locale=locale())


def moment(value: datetime | None) -> str:
    """Return a date and time in UTC."""
    if value is None:
        return UNKNOWN
    return _time(value, "d MMM y, HH:mm 'UTC'")


def clock(value: datetime | None) -> str:
    """Return a date and time of a clock that names no zone, as that of a camera."""
    return UNKNOWN if value is None else _time(value, "d MMM y, HH:mm")


def days_long(count: int) -> str:
    """Return a count of days in words: 1 day, 184 days."""
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": number(count)}


def _date(value: date, pattern: str) -> str:
    return format_date(value, _first(value, pattern), locale=locale())


def _time(value: datetime, pattern: str) -> str:
    return format_datetime(value, _first(value, pattern), locale=locale())


def _first(value: date, pattern: str) -> str:
    """Return the pattern with the day as it is spoken: French counts the first as an ordinal."""
    first = value.day == 1 and locale().language == "fr"
    return pattern.replace("d", "'1er'", 1) if first else pattern


def _money_pattern() -> str:
    """The language's own pattern without decimals: cents say nothing about a drawdown."""
    pattern = str(locale().currency_formats["standard"].pattern)
    return pattern.replace(".00", "").replace("¤", "¤¤\xa0" if pattern.startswith("¤") else "¤¤")
