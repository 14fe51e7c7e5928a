"""A released statement as files that go out: HTML, DOCX, PDF and plain text say the same."""
