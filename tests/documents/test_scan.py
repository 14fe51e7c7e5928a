"""A scan that cannot be read is refused in words."""

from __future__ import annotations

import pytest

from drawdown.documents.scan import BadScan, codes_on

NO_PAGE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[9 0 R]>>endobj
trailer<</Root 1 0 R>>
"""


def test_a_page_that_is_named_and_not_there_is_refused() -> None:
    with pytest.raises(BadScan, match="page 1 of the scan cannot be read"):
        codes_on(NO_PAGE)
