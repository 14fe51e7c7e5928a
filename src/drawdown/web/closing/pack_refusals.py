"""What an act on a pack is refused for, as texts to translate: the catalogue's own words.

A test compares them with the catalogue.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

SEEN: tuple[Promise, ...] = (
    lazy("it does not begin with the bytes of the version that stands"),
    lazy("page %(page)s looks different from the version"),
    lazy("nobody could look into it"),
)
PACK_REFUSALS: tuple[Promise, ...] = (
    lazy("no inspection looks at `%(system)s`"),
    lazy("a %(capacity)s does not speak for the %(side)s"),
    lazy("let that side say it"),
    lazy("version %(named)s is not the next one"),
    lazy("the next one is %(next)s"),
    lazy("the version does not say what it replaces"),
    lazy("it replaces %(digest)s, or nothing"),
    lazy("both sides have signed version %(version)s"),
    lazy("what follows it is a pack of its own"),
    lazy("the document is that of version %(version)s"),
    lazy("build it again"),
    lazy("version %(version)s is not the final one that stands"),
    lazy("the %(side)s has signed this version"),
    lazy("the mission signs first"),
    lazy("let its signatory sign"),
    lazy("the receiver's signatory is another person"),
    lazy("name that person as signatory first"),
    lazy("the signatory signs as %(expected)s, not as %(named)s"),
    lazy("the signatory of the mission signs by their own act"),
    lazy("let that person send it"),
    lazy("a %(way)s signature is attested by somebody else"),
    lazy("name a witness who is neither"),
    lazy("the signed file is the unsigned version"),
    lazy("store the file that bears the signature"),
    lazy("no reservation of this side is recorded"),
    lazy("record it first"),
    lazy("not both sides have signed"),
    lazy("sign it first"),
    lazy("the keys changed hands on %(day)s"),
    lazy("the file does not bear this signature: %(reason)s"),
    lazy("send the file that was signed"),
    lazy("put the root certificate of the signer among those that are trusted"),
    lazy("what was found is reconstructed"),
    lazy("the line `%(line)s` goes with the part `%(part)s`"),
    lazy("take it out of that part first"),
    lazy("somebody has signed version %(version)s"),
    lazy("make a new version first"),
    lazy("the pack has no line `%(line)s`"),
    lazy("the signed pack has no line `%(line)s`"),
    lazy("name a line that both sides signed for"),
    lazy("the line `%(line)s` was taken over with lot %(lot)s"),
    lazy("leave it out of this lot"),
    lazy("a lot %(lot)s was taken over on %(day)s"),
    lazy("give this one another number"),
    lazy("%(day)s is before the day of the signatures, %(signed)s"),
    lazy("%(found)s of `%(line)s` were found, and %(held)s were signed for"),
    lazy("correct the number"),
    lazy("one number is given for %(lines)s lines"),
    lazy("count each line alone"),
    *SEEN,
)
