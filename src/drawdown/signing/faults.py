"""The catalogue of what an act on a pack can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

NO_SUCH_SYSTEM = error("Y101", "no inspection looks at `{system}`", "{nearest}")
NOT_NAMED = error(
    "Y102", "the act does not name the document {digest}", "name it among the evidence of the act"
)
OTHER_SIDE = error("Y103", "a {capacity} does not speak for the {side}", "let that side say it")
NOT_NEXT = error("Y201", "version {named} is not the next one", "the next one is {next}")
NOT_REPLACED = error(
    "Y202", "the version does not say what it replaces", "it replaces {digest}, or nothing"
)
SIGNED_WHOLE = error(
    "Y203", "both sides have signed version {version}", "what follows it is a pack of its own"
)
SAME_DOCUMENT = error("Y204", "the document is that of version {version}", "build it again")
OTHER_PARTIES = error(
    "Y205",
    "who signs the version does not fit the state of the site, {state}",
    "build it again: a site that nobody received is signed by the mission alone",
)
NO_FINAL = error("Y301", "version {version} is not the final one that stands", "{last}")
SIGNED_TWICE = error("Y302", "the {side} has signed this version", "nothing is left to do")
MISSION_FIRST = error("Y303", "the mission signs first", "let its signatory sign")
NOT_THE_SIGNATORY = error(
    "Y304", "the receiver's signatory is another person", "name that person as signatory first"
)
OTHER_CAPACITY = error("Y305", "the signatory signs as {expected}, not as {named}", "correct it")
NOT_THEIR_OWN = error(
    "Y306", "the signatory of the mission signs by their own act", "let that person send it"
)
NO_WITNESS = error(
    "Y307", "a {way} signature is attested by somebody else", "name a witness who is neither"
)
SAME_FILE = error(
    "Y308", "the signed file is the unsigned version", "store the file that bears the signature"
)
NO_RESERVATION = error("Y309", "no reservation of this side is recorded", "record it first")
NOT_SIGNED = error("Y401", "not both sides have signed", "sign it first")
KEYS_TWICE = error("Y402", "the keys changed hands on {day}", "nothing is left to do")
NOBODY_RECEIVED = error(
    "Y314",
    "nobody was there to receive the site",
    "the mission signs its record of departure alone",
)
NOT_OUR_SEAL = error(
    "Y315",
    "the certificate {found} is not the one that seals drawn signatures here",
    "let this installation seal the drawing",
)
NOT_BORNE = error(
    "Y310", "the file does not bear this signature: {reason}", "send the file that was signed"
)
UNTRUSTED = warning(
    "Y311", "{reason}", "put the root certificate of the signer among those that are trusted"
)
RECONSTRUCTED = warning(
    "Y104", "what was found is reconstructed", "it stays marked wherever it is shown"
)
CHOSEN_ELSEWHERE = error(
    "Y106", "the line `{line}` goes with the part `{part}`", "take it out of that part first"
)
FROZEN = error("Y107", "somebody has signed version {version}", "make a new version first")
NONE_REGISTERED = error(
    "Y312",
    "no certificate is registered for whoever signs for the {side}",
    "register the certificate of that person first",
)
OTHER_CERTIFICATE = error(
    "Y313",
    "the certificate {found} is not one of the person who signs for the {side}",
    "let that person sign, or register the certificate first",
)
REGISTERED_TWICE = error(
    "Y321", "the certificate {found} is registered for somebody", "a certificate has one owner"
)
OWNED_ELSEWHERE = error(
    "Y323",
    "the certificate {found} is registered for another person at {site}",
    "a certificate has one owner",
)
NOT_REGISTERED = error(
    "Y322", "the certificate {found} is not registered for this person", "name one that is"
)
NO_SUCH_LINE = error("Y105", "the pack has no line `{line}`", "{nearest}")
NOT_IN_THE_PACK = error(
    "Y403", "the signed pack has no line `{line}`", "name a line that both sides signed for"
)
TAKEN_ALREADY = error(
    "Y404", "the line `{line}` was taken over with lot {lot}", "leave it out of this lot"
)
LOT_TWICE = error("Y405", "a lot {lot} was taken over on {day}", "give this one another number")
BEFORE_SIGNING = error(
    "Y406", "{day} is before the day of the signatures, {signed}", "correct the day"
)
MORE_THAN_SIGNED = error(
    "Y407", "{found} of `{line}` were found, and {held} were signed for", "correct the number"
)
COUNT_OF_ONE = error("Y408", "one number is given for {lines} lines", "count each line alone")
