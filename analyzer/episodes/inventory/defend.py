"""Justifies, rebuts or minimises without taking up the point."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply

CUES: Final[Cues] = {
    "habit": {
        "en": (
            "always (done|did|worked)",
            "worked ... for years",
            "was (always|) fine",
            "that is just how",
            "(a lot of|so much) work into",
            "(never|not once) (been|had|was|caused) ... (problem|problems|issue|issues|complaint)",
            "nothing (ever|has ever|has|) (happened|gone wrong|went wrong)",
            "(how|way) we (always|) (do|did|have done) (it|things|this|that) (here|always)",
            "we know what we are doing",
            "(nobody|no one|none of you) (ever|) (complained|objected|said anything|minded)",
            "(worked|spent) ... (weeks|weekends|weekend|days|months|hours|hard) on",
        ),
        "nl": (
            "altijd (al|) zo",
            "altijd goed (gegaan|gewerkt)",
            "(werkt|doen we) ... al jaren",
            "zo doen we dat",
            "veel werk in (gestoken|zitten)",
            "(doen|deden) we (het|dat) (altijd|hier|al)",
            "(nooit|niet eerder) ... (een|) (probleem|problemen|klacht|klachten)",
            "(nooit|niks|niets) ... (gebeurd|misgegaan|mis gegaan)",
            "(weten|weet) (wij|we|ik) (heus|echt|zelf|) wel wat (we|ik) (doen|doe)",
            "(wij|we|ik) (weten|weet) (heus|echt|zelf|) (wel|) wat (we|ik) (doen|doe)",
            "(niemand|geen mens) ... (klaagde|geklaagd|bezwaar)",
            "(weken|weekenden|weekend|maanden|dagen|uren|hard) aan (gezeten|gewerkt)",
        ),
    },
    "already said": {
        "en": (
            "(we|i) (already|have already|) (went|been|go|gone) (through|over) (that|this|it)",
            "(is|was) (all|already|) in the (document|manual|minutes|mail|email|notes|slides)",
            "(is|was) (all|always been|) in the (policy|procedure|protocol|rules)",
            "(that is|those are) (just|simply) the (rule|rules|procedure|policy)",
            "(read|reread) the (document|comments|manual|minutes|mail|email|notes|report)",
        ),
        "nl": (
            "(dat|dit|daar) hebben we (al|toch|allang|toch al) (besproken|doorlopen|behandeld)",
            "dat (is|zijn) (gewoon|nu eenmaal) (de|het) (regel|regels|procedure|beleid|protocol)",
            "staat (gewoon|toch|allemaal|) op (de|) (pagina|bladzijde)",
            "hebben we het (al|toch|allang|toch al) over gehad",
            (
                "staat (allemaal|gewoon|toch|) in (het|de) "
                "(document|stuk|stukken|handleiding|notulen|mail|protocol|rapport)"
            ),
            "lees ... (document|stuk|stukken|handleiding|notulen|mail|protocol|rapport)",
        ),
    },
    "minimises": {
        "en": (
            "(bigger|worse) than it is",
            "^ (it|that) was (only|just)",
            "(it|there) (was|were) only",
            "(they|people|you) always (say|do|complain|shout|claim)",
            "(used|accustomed) to it",
            "(blow|blowing) (it|this|that) up",
            "(it|that) will (probably|all|) be fine $",
            "(storm in a teacup|much ado)",
            "cannot (really|) compare",
            "(not|never) as bad as",
            "making (it|this) bigger",
            "out of proportion",
            "not that bad",
            "(not|no) (such|) (a|) big deal",
            "do not worry",
            "you are (exaggerating|overreacting)",
        ),
        "nl": (
            "(groter|erger) dan het is",
            "^ (het|dat) (was|waren) (maar|alleen maar|er maar)",
            "(roepen|zeggen|klagen|beweren) ze ... altijd",
            "ze (roepen|zeggen|klagen|beweren) ... altijd",
            "kwestie van wennen",
            "(zo een|dat) vaart",
            "opblazen",
            "storm in een glas",
            "niet (met elkaar|) vergelijken",
            "komt (vast|heus|allemaal|) wel goed",
            "maakt (het|dit) groter",
            "valt (wel|best|reuze) mee",
            "niet zo erg",
            "zo erg is het niet",
            "overdrijft",
            "overdrijf je",
            "geen zorgen",
        ),
    },
}


@response(
    "defend",
    rank=6,
    group="closes",
    title="Defended",
    definition="Justifies, rebuts or minimises without taking up the point.",
    out="A reason that takes up the point.",
    examples={
        "en": ("We've always done it this way and it was fine.",),
        "nl": ("Je maakt het groter dan het is.",),
    },
    cues=CUES,
)
def defend(reply: Reply) -> Evidence | None:
    """Find an appeal to habit, words that make the matter smaller, or "we went through that"."""
    return reply.cue("defend/habit", "defend/minimises", "defend/already said")
