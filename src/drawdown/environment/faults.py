"""The catalogue of what an environmental record can be refused for."""

from __future__ import annotations

from drawdown.core.catalogue import error, warning

NO_ASSESSMENT = error("E101", "no close-out assessment is under way", "open the assessment first")
ASSESSMENT_OPEN = error(
    "E102", "an assessment has been open since {day}", "close it before another one begins"
)
BASELINE_TWICE = error("E103", "a baseline of {day} is on file", "record what it lacks as a note")
NO_HOST_EXPERT = warning(
    "E104",
    "no expert of the host took part",
    "invite one, or say in the certificate that none came",
)
NO_SUCH_LINE = error("E105", "the checklist has no line `{line}`", "{nearest}")
LINE_UNPROVED = error("E106", "line {line} is answered without evidence", "add {evidence}")
LINES_OPEN = error("E107", "the checklist lacks {lines}", "answer every line, or say it is absent")
FINDING_TWICE = error("E201", "the finding `{finding}` is there already", "give it its own id")
NO_SUCH_FINDING = error("E202", "there is no finding `{finding}`", "{nearest}")
OFF_THE_MATRIX = error(
    "E203", "likelihood {likelihood} x consequence {consequence}", "each is 1 to 5"
)
FAR_AWAY = error(
    "E204", "the position is {km} km from the site", "check it; a finding lies on its site"
)
NO_POSITION = warning("E205", "the finding has no position", "add one from the photograph")
SETTLED = error("E206", "the finding `{finding}` is settled", "record a new finding")
OWN_WORK = error(
    "E207", "{person} did the work and cannot verify it", "somebody else has to verify it"
)
NOT_DONE = error("E208", "the remedy of `{finding}` is not done yet", "record the work first")
NO_RATING_LEFT = error(
    "E209", "the rating after the remedy is still {rating}", "remedy more, or have it accepted"
)
ACCEPTANCE_OF_EXTREME = error(
    "E210", "an extreme finding cannot be accepted", "it has to be remedied"
)
MANIFEST_TWICE = error("E301", "the manifest `{manifest}` is there already", "give it its own id")
NO_SUCH_MANIFEST = error("E302", "there is no manifest `{manifest}`", "{nearest}")
WEIGHT_DIFFERS = error(
    "E303",
    "{received} kg arrived of {sent} kg",
    "explain the difference of {difference} kg, or correct the weight",
)
MANIFEST_CLOSED = error("E304", "the manifest `{manifest}` is closed", "open a new manifest")
NO_CERTIFICATE = error(
    "E305", "the final receiver gave no certificate", "add the certificate of treatment"
)
CONTAINER_PROVED = error(
    "E306", "container {container} was proved empty on {day}", "nothing is left to do"
)
NO_PHOTO = error("E307", "container {container} has no photograph", "add one of its inside")
BEFORE_OPENING = error("E401", "{day} lies before the site was opened on {opened}", "correct it")
CERTIFICATE_BLOCKED = error("E501", "{reason}", "{remedy}")
NOT_VISITED = error(
    "E502", "nobody has been able to visit the site", "record that it is not issued: not accessible"
)
NOT_NAMED = error(
    "E601", "the act does not name the document {digest}", "name it among the evidence of the act"
)
NOT_PLANNED = error(
    "E211", "no remedy of `{finding}` is planned", "plan it with an owner and a day first"
)
PHOTO_UNPLACED = error(
    "E701",
    "the photograph {photo} does not say where it was taken",
    "take it with the position switched on, or write why it has none",
)
PHOTO_FAR = error(
    "E702",
    "the photograph {photo} was taken {km} km from the site",
    "send one of this site, or write why it is right",
)
PHOTO_UNPLACED_SAID = warning(
    "E703",
    "the photograph {photo} does not say where it was taken; the reason is written",
    "it stays marked wherever it is shown",
)
PHOTO_FAR_SAID = warning(
    "E704",
    "the photograph {photo} was taken {km} km from the site; the reason is written",
    "it stays marked wherever it is shown",
)
PAIR_TWICE = error("E705", "the pair `{pair}` is there already", "give it its own id")
PAIR_OF_ONE = error(
    "E706", "the pair names one photograph twice", "name one from before and one from after"
)
PAIR_APART = error(
    "E707",
    "the two photographs lie {metres} m apart",
    "pair two of the same place, at most {limit} m apart, or write why they show it",
)
PAIR_APART_SAID = warning(
    "E708", "the two photographs lie {metres} m apart; the reason is written", "compare them"
)
