"""Facts of findings that are sentences themselves, as texts to translate: their own words.

They are put together in the pure packages: what was expected of a value, which name is nearest.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

FACTS: tuple[Promise, ...] = (
    lazy("write `%(found)s`, or remove it"),
    lazy("write one of %(names)s, or remove it"),
    lazy("correct it, or remove it"),
    lazy("below %(limit)s"),
    lazy("write %(limit)s or more"),
    lazy("not above %(limit)s"),
    lazy("write more than %(limit)s"),
    lazy("above %(limit)s"),
    lazy("write %(limit)s or less"),
    lazy("not below %(limit)s"),
    lazy("write less than %(limit)s"),
    lazy("use small letters, digits and hyphens, such as `mopti-sevare`"),
    lazy("write three capital letters, such as MLI or USD"),
    lazy("write T and two digits, such as T07"),
    lazy("it must match %(pattern)s"),
    lazy("use at most %(most)s letters"),
    lazy("a text"),
    lazy("write a piece of text"),
    lazy("a date from %(first)s to %(last)s"),
    lazy("write year-month-day, such as %(day)s"),
    lazy("a whole number"),
    lazy("write digits alone, such as %(example)s"),
    lazy("a number"),
    lazy("write digits, with a point where needed, such as %(example)s"),
    lazy("a record"),
    lazy("one record"),
    lazy("write its fields, one `name: value` a line"),
    lazy("a list"),
    lazy("write one item a line, each after a hyphen"),
    lazy("a table of names and values"),
    lazy("write one `name: value` a line"),
    lazy("yes or no"),
    lazy("write true or false"),
    lazy("write yes or no"),
    lazy("`%(close)s`, or another of %(others)s"),
    lazy("Field required"),
    lazy("Value error, it ends (%(last)s) before it begins (%(first)s)"),
    lazy("Value error, a short turn-in needs a share"),
    lazy("Extra inputs are not permitted"),
    lazy("Input should be greater than or equal to %(limit)s"),
    lazy("Input should be greater than %(limit)s"),
    lazy("Input should be less than or equal to %(limit)s"),
    lazy("Input should be less than %(limit)s"),
    lazy("Input should be a valid integer"),
    lazy("Input should be a valid date in the format YYYY-MM-DD"),
    lazy("Input should be a valid string"),
    lazy("String should have at least %(least)s character"),
    lazy("String should have at least %(least)s characters"),
    lazy("String should have at most %(most)s characters"),
)
