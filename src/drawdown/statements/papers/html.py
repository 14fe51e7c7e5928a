"""A released statement as one page of HTML, without script or anything from elsewhere."""

from __future__ import annotations

from html import escape

from drawdown.statements.papers.sheet import Sheet

_STYLE = (
    "body{font:1.05rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;"
    "color:#13202b;background:#fff}h1{font-size:1.6rem;line-height:1.25}"
    ".notice{border-left:4px solid #b3291c;padding-left:.8rem}footer{font-size:.8rem;color:#586874;"
    "border-top:1px solid #dbe2e8;margin-top:2rem;padding-top:.6rem;overflow-wrap:anywhere}"
)


def page(sheet: Sheet) -> bytes:
    """Return the page."""
    title, language = escape(sheet.title), sheet.language.value
    notice = f'<p class="notice">{escape(sheet.notice)}</p>' if sheet.notice else ""
    body = "".join(f"<p>{'<br>'.join(map(escape, lines))}</p>" for lines in sheet.paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        f"{notice}{body}</main><footer>{escape(sheet.foot)} <code>{sheet.sha256}</code></footer>"
        "</body></html>\n"
    ).encode()
