"""What is refused about property, as texts to translate: the catalogue's own words.

A test compares them with the catalogue, `drawdown.property.faults`.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

SAID: dict[str, tuple[Promise, Promise]] = {
    "Q101": (
        lazy("there is no line %(line)s"),
        lazy("check the number, or import the line first"),
    ),
    "Q102": (
        lazy("%(wanted)s of %(line)s would leave %(at)s; %(there)s are there"),
        lazy("count again, or record first how the others came there"),
    ),
    "Q103": (
        lazy("%(line)s belongs to %(owner)s, not to %(named)s"),
        lazy("name its owner"),
    ),
    "Q104": (
        lazy(
            "%(line)s of %(owner)s at %(where)s: %(held)s are held; "
            "what came and went gives %(expected)s"
        ),
        lazy(
            "rebuild the rows from the ledger; if it stays, "
            "the ledger was not written by this software"
        ),
    ),
    "Q201": (
        lazy("the workbook cannot be opened: %(reason)s"),
        lazy("save it again as .xlsx"),
    ),
    "Q202": (
        lazy("more %(what)s than %(limit)s"),
        lazy("split the table, or send it as CSV"),
    ),
    "Q203": (
        lazy("the workbook takes values from other files"),
        lazy("break the links, and save values alone"),
    ),
    "Q204": (
        lazy("the workbook holds macros"),
        lazy("save it without macros, as .xlsx"),
    ),
    "Q205": (
        lazy("%(cell)s holds a formula"),
        lazy("copy the sheet, and paste its values alone"),
    ),
    "Q206": (
        lazy("cells are merged in row %(rows)s"),
        lazy("part them: each row needs values of its own"),
    ),
    "Q207": (
        lazy("there is no sheet `%(sheet)s`"),
        lazy("name one of: %(choices)s"),
    ),
    "Q208": (
        lazy("this is no table: %(reason)s"),
        lazy("save it as CSV in UTF-8"),
    ),
    "Q209": (
        lazy("the column `%(column)s` stands twice"),
        lazy("rename one of them"),
    ),
    "Q210": (
        lazy("there is no column `%(column)s`"),
        lazy("%(nearest)s; or correct the mapping"),
    ),
    "Q211": (
        lazy("`%(text)s` is not in the mapping"),
        lazy("%(nearest)s; or add it there"),
    ),
    "Q212": (
        lazy("`%(text)s` is no %(field)s"),
        lazy("write a plain number"),
    ),
    "Q213": (
        lazy("no line can be so: %(reason)s"),
        lazy("correct the row"),
    ),
    "Q214": (
        lazy("%(line)s stands twice in the table"),
        lazy("keep one of the rows"),
    ),
    "Q215": (
        lazy("%(number)s more rows are wrong"),
        lazy("mend the others, then try again"),
    ),
    "Q216": (
        lazy("the sheet `%(sheet)s` is hidden"),
        lazy("show it, or name another sheet in the mapping"),
    ),
    "Q301": (
        lazy("there is no difference list %(sha256)s"),
        lazy("make the list again from the table"),
    ),
    "Q302": (
        lazy("the act does not name the list and all its parts"),
        lazy("name them among its evidence"),
    ),
    "Q303": (
        lazy("%(count)s lines stand otherwise by now, first %(first)s"),
        lazy("make the list again from the table"),
    ),
    "Q304": (
        lazy("%(count)s lines were changed on both sides"),
        lazy("say whose values stand: ours or theirs"),
    ),
    "Q305": (
        lazy("%(count)s lines are not in the table any more"),
        lazy("say whether they are kept or withdrawn"),
    ),
    "Q306": (
        lazy("it is refused without a reason"),
        lazy("say why"),
    ),
    "Q401": (
        lazy("it was decided by the rules %(named)s; %(rules)s count now"),
        lazy("decide again by these"),
    ),
    "Q402": (
        lazy("`%(answer)s` is no answer to `%(fact)s`"),
        lazy("see the facts of the disposal rules"),
    ),
    "Q403": (
        lazy("the decision says %(named)s for %(fact)s; %(line)s has %(value)s"),
        lazy("correct the line first"),
    ),
    "Q404": (
        lazy("%(rule)s cannot be answered without %(facts)s"),
        lazy("answer these first"),
    ),
    "Q405": (
        lazy("%(rule)s holds the line"),
        lazy("obtain %(needs)s first"),
    ),
    "Q406": (
        lazy("no route is open to %(line)s"),
        lazy("put it before the review body"),
    ),
    "Q407": (
        lazy("by these facts %(rule)s decides (group %(group)s, %(method)s), not %(named)s"),
        lazy("take that rule, or correct the facts"),
    ),
    "Q408": (
        lazy("whether shipping pays is said to be `%(answer)s`; the costs given say %(computed)s"),
        lazy("name freight and refurbishment of one piece, and leave the answer to them"),
    ),
    "Q409": (
        lazy("by these facts %(rule)s asks for %(needs)s, not for %(named)s"),
        lazy("take what the rules ask for"),
    ),
    "Q410": (
        lazy("the bands do not rise, or more than the last one is open"),
        lazy("begin with the lowest"),
    ),
    "Q411": (
        lazy("`%(authority)s` does not decide on tranches"),
        lazy("name one of: %(choices)s"),
    ),
    "Q501": (
        lazy("there is a count `%(count)s` already"),
        lazy("give it another number"),
    ),
    "Q502": (
        lazy("there is no count `%(count)s`"),
        lazy("check its number, or open it first"),
    ),
    "Q503": (
        lazy("the count `%(count)s` was closed on %(day)s"),
        lazy("open a new count"),
    ),
    "Q504": (
        lazy("%(day)s lies before the count of %(first)s"),
        lazy("correct the day"),
    ),
    "Q505": (
        lazy("%(line)s stands twice in one report"),
        lazy("add the pieces up first"),
    ),
    "Q506": (
        lazy("no line has the number %(line)s"),
        lazy("read the label again, or import the line first"),
    ),
    "Q507": (
        lazy("%(line)s has no open variance"),
        lazy("name a line whose count differs"),
    ),
    "Q508": (
        lazy("nobody explained the variance of %(line)s"),
        lazy("explain it first"),
    ),
    "Q509": (
        lazy("%(line)s is short by %(missing)s: a loss goes to the review board"),
        lazy("give the number of the case that is opened"),
    ),
    "Q510": (
        lazy("%(line)s: %(wanted)s would come from %(where)s; %(there)s are there"),
        lazy("name the other site"),
    ),
    "Q511": (
        lazy("%(lines)s lines are not counted"),
        lazy("count them, or look in vain: 0"),
    ),
    "Q512": (
        lazy("%(variances)s variances are not accepted"),
        lazy("settle them first"),
    ),
    "Q513": (
        lazy("the act is of the sites %(named)s; its body speaks of %(site)s"),
        lazy("name that one site"),
    ),
    "Q601": (
        lazy("there is a %(kind)s `%(file)s` already"),
        lazy("give it another number"),
    ),
    "Q602": (
        lazy("there is no such file"),
        lazy("check its number, or begin it first"),
    ),
    "Q603": (
        lazy("%(wanted)s of %(line)s are named; %(there)s are at the site and in no other file"),
        lazy("name fewer, or finish the other file first"),
    ),
    "Q604": (
        lazy("%(line)s is %(method)s; it does not go into a %(kind)s"),
        lazy("decide on the line first"),
    ),
    "Q605": (
        lazy("the decision on %(line)s stands in no approved tranche"),
        lazy("have its tranche approved"),
    ),
    "Q606": (
        lazy("the file `%(file)s` is %(state)s"),
        lazy("this step is taken from: %(choices)s"),
    ),
    "Q607": (
        lazy("%(day)s lies before the last step on %(last)s"),
        lazy("correct the day"),
    ),
    "Q608": (
        lazy("the paper `%(paper)s` is missing"),
        lazy("add the document"),
    ),
    "Q609": (
        lazy("the act does not name the paper `%(paper)s`"),
        lazy("name it among its evidence"),
    ),
    "Q610": (
        lazy("nobody took the marks off %(line)s"),
        lazy("take them off, and record it with a photograph"),
    ),
    "Q611": (
        lazy("for this value %(authority)s decides, not %(capacity)s"),
        lazy("have them decide"),
    ),
    "Q612": (
        lazy("%(count)s witnesses are named; %(needed)s are needed"),
        lazy("name others"),
    ),
    "Q613": (
        lazy("no line of %(site)s is decided and in no tranche yet"),
        lazy("decide on lines first"),
    ),
    "Q614": (
        lazy("the sums are not those of the lines by now"),
        lazy("look again, and put those forward"),
    ),
    "Q615": (
        lazy("the property is not counted: %(reason)s"),
        lazy("finish the count first"),
    ),
}
