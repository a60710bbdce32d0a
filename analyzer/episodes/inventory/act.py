"""Adopts, concedes, extends, or commits an owner or a moment."""

from typing import Final

from analyzer.episodes.inventory.deflect import postponed
from analyzer.episodes.inventory.explore import asks
from analyzer.episodes.inventory.reasoned_no import contradicts
from analyzer.episodes.kinds import response
from analyzer.episodes.reply import Evidence, Reply
from analyzer.text import words

LONG_REPLY: Final = 20
SHORT_REPLY: Final = 4

CUES = {
    "concedes": {
        "en": (
            "you are right",
            "that is (true|right|correct|fair)",
            "(fair|good) (enough|point)",
            "i agree",
            "^ (agreed|true|exactly|absolutely|definitely|indeed)",
            "^ of course",
            "^ sorry",
            "i am sorry",
            "my mistake",
        ),
        "nl": (
            "je hebt gelijk",
            "heb je gelijk in",
            "dat is (waar|terecht)",
            "^ (terecht|eens|precies|inderdaad|zeker)",
            "dat klopt",
            "ben ik het mee eens",
            "mijn fout",
        ),
    },
    "commits": {
        "en": (
            "^ (i|we) will",
            "^ let us (do|make|take|use|put|keep|try|change|add|say|ask|go)",
            "! let us (move|go) (on|over|to|through)",
        ),
        "nl": (
            "^ dan * (we|ik)",
            "^ (ik|we) (zal|zullen|ga|gaan)",
            "^ laten we",
            "! laten we (verder|doorgaan)",
        ),
    },
    "goes along": {
        "en": ("^ (okay|alright|fine)", "^ maybe (we|if)", "(sounds|looks) good", "^ so (we|i)"),
        "nl": ("^ oké", "^ (prima|akkoord|goed)", "^ dus (we|ik)", "klinkt goed"),
    },
    "a moment": {
        "en": (
            "(today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday)",
            "(this|next) (week|afternoon|morning|sprint|meeting)",
            "(after|before) (lunch|this)",
        ),
        "nl": (
            "(vandaag|vanmiddag|vanavond|morgen)",
            "(maandag|dinsdag|woensdag|donderdag|vrijdag)",
            "(deze|volgende|komende) (week|keer|sprint|vergadering)",
            "(na|voor) de (lunch|pauze)",
        ),
    },
    "myself": {
        "en": ("(i will|let me) (take|do|check|call|ask|find|fix|look|send|talk|write)",),
        "nl": ("ik (bel|vraag|zoek|regel|pak|kijk|stuur|neem|check)",),
    },
}


@response(
    "act",
    rank=2,
    group="opens",
    title="Acted on",
    definition="Adopts, concedes, extends, or commits an owner or a moment.",
    out="'We'll look at it' with neither an owner nor a moment.",
    examples={
        "en": ("You're right, then we change the plan.",),
        "nl": ("Dan schuiven we de datum, ik bel de klant vanmiddag.",),
    },
    cues=CUES,
)
def act(reply: Reply) -> Evidence | None:
    """Find a concession, a commitment, a next step with an owner, or an idea that builds on it."""
    later = postponed(reply)
    if later:
        return _owned(reply, later)
    return (
        reply.cue("act/concedes", "act/commits", "act/myself")
        or _along(reply)
        or reply.carries("builds on", "idea")
    )


def _along(reply: Reply) -> Evidence | None:
    """Return evidence that the leader goes on from what was raised, claiming nothing against it.

    That is an answer to what was asked; after a correction or an idea, a reply of some length
    with neither a contrary claim nor a question; and, whatever was raised, "okay" and much more.
    """
    if asks(reply):
        return None
    if "ask" not in reply.raised and (contradicts(reply) or reply.cue("reasoned_no/reason")):
        return None
    if reply.words >= LONG_REPLY and (opened := reply.cue("act/goes along")):
        return opened
    if reply.words < SHORT_REPLY or not reply.touches:
        return None
    if "ask" in reply.raised:
        return reply.whole("answers")
    if reply.raised & {"correction", "idea", "mistake"}:
        return reply.whole("goes on from it")
    return None


def _owned(reply: Reply, later: Evidence) -> Evidence | None:
    """Return evidence that what is put off has a moment or an owner, in the same utterance."""
    put_off = [each for each in reply.said if each.index in later.utterances]
    firsts = {word for name in reply.names for word in words(name)[:1]}
    if any(firsts & set(words(each.text)) for each in put_off):
        return Evidence("an owner", "", later.utterances)
    return reply.cue("act/a moment", "act/myself", among=later.utterances)
