"""Rejects without a reason, mocks, blames, threatens, or ends the matter by rank."""

from typing import Final

from analyzer.episodes.kinds import Cues, response
from analyzer.episodes.reply import Evidence, Reply

CUES: Final[Cues] = {
    "ends it": {
        "en": (
            "do not want to hear",
            "not interested in (problems|excuses|objections)",
            "because i (say|said) so",
            "end of (story|discussion)",
            "not having this (discussion|conversation)",
            "not up for (discussion|debate)",
            "(that is|is) not your (place|call|job|concern)",
            "(who|nobody) asked you",
            "do not (bring|give) me (problems|excuses)",
            "i do not care",
            "stop (whining|complaining|moaning)",
            "(not|is not) for you to (decide|say|judge)",
            "heard enough",
            "i will find someone (who|that)",
            "want solutions",
        ),
        "nl": (
            "omdat ik het zeg",
            "wil ... niet horen",
            "wil geen (problemen|gezeur|bezwaren|excuses)",
            "punt uit",
            "einde (discussie|verhaal)",
            "geen discussie over",
            "staat niet ter discussie",
            "daar ga je niet over",
            "(niemand|wie) vroeg je",
            "kan me niet schelen",
            "hou (eens|nou|toch|) op met",
            "wil oplossingen",
        ),
    },
    "rank": {
        "en": (
            "decided (above|over|higher|at the top)",
            "(above|over) our heads",
            "above (us|my pay grade|our pay grade)",
            "(comes|came|handed down) from (above|the top|higher up|on high)",
            (
                "(board|director|directors|steering committee|ceo|council|head office|minister) "
                "(want|wants|expects|insists|demands|decided|has decided|have decided)"
            ),
            "(set in stone|not negotiable|non negotiable)",
            "(is|was|are) (already|simply|just|) (final|decided)",
            "(decision|choice) (is|has been) (already|) (made|taken)",
            "not (reopening|reopen|discussing|debating|relitigating)",
            "i am (the|your) (manager|boss|lead|director|head|chair)",
        ),
        "nl": (
            "van (hogerhand|bovenaf|boven)",
            "boven ons (besloten|bepaald|hoofd|hoofden)",
            "(staat|ligt|staan|liggen) (al|gewoon|nu eenmaal|inmiddels|) vast",
            (
                "(directie|bestuur|college|wethouder|directeur|hoofdkantoor|stuurgroep|raad) "
                "(wil|willen|eist|verwacht|besliste|besloot|heeft besloten)"
            ),
            "is (al|gewoon|nu eenmaal|) (besloten|beslist|bepaald)",
            "besluit (is|ligt) (al|) (er|genomen|gevallen)",
            "(discussie|discussiëren) heeft geen zin",
            "ik ben hier de (baas|manager|leidinggevende|directeur|voorzitter)",
        ),
    },
    "blames": {
        "en": (
            "how (on earth|could you|can you not)",
            "right (there|in front of you)",
            "should (have known|know better)",
            "should know (that|this|it) by now",
            "(you|your) (own|) fault",
            "you should have (checked|known|seen|asked|read|said|thought)",
            "why (is it always|are you always|do you always|do you never)",
            "pay (better|more|) attention",
            "not the (team|place|job) for you",
        ),
        "nl": (
            "hoe kan dat nou",
            "hoe (heb|kun|kan|kon) je (dat|het|dit) (nou|nu)",
            "(voor|onder) je neus",
            "hoor je (toch|nu|gewoon|nu toch|) ... te weten",
            "had je (moeten|kunnen) (weten|zien|checken|lezen|vragen|zeggen)",
            "eigen schuld",
            "(waarom|altijd) (ben|doe) jij (het|dat) (altijd|weer|nou)",
            "(beter|eens|goed) opletten",
            "niet (jouw|je) plek",
        ),
    },
    "mocks it": {
        "en": (
            "(that is|do not be) (ridiculous|nonsense|stupid|rubbish|absurd)",
            "you cannot be serious",
        ),
        "nl": ("dat is (onzin|belachelijk|flauwekul)", "wat een (onzin|flauwekul)"),
    },
}


@response(
    "dismiss",
    rank=1,
    group="closes",
    title="Dismissed",
    definition="Rejects without a reason, mocks, blames, threatens, or ends the matter by rank.",
    examples={
        "en": ("I don't want to hear problems, I want solutions.",),
        "nl": ("Omdat ik het zeg, klaar.",),
    },
    cues=CUES,
)
def dismiss(reply: Reply) -> Evidence | None:
    """Find words that end the matter or blame, or a reply that belittles or leans on rank alone."""
    found = reply.cue("dismiss/ends it", "dismiss/blames", "dismiss/mocks it")
    if found or reply.carries("belittles", "belittle"):
        return found or reply.carries("belittles", "belittle")
    rank = reply.cue("dismiss/rank") or reply.carries("rank", "authority")
    reason = reply.cue("reasoned_no/reason")
    other = rank and reason and not set(reason.utterances) & set(rank.utterances)
    return None if other else rank
