"""The speak-up act `dissent`."""

from analyzer.acts.kinds import Cues, act


@act(
    "dissent",
    title="Dissent",
    definition="Disagrees with someone's position, proposal, plan or decision, wholly or in part; "
    '"yes, but" with a contrary claim.',
    out='A bare "no" that answers a factual question; disagreement with an absent third party.',
    examples={
        "en": (
            "I'd push back on that, the data says the opposite.",
            "Yes, but that only works if the vendor agrees.",
        ),
        "nl": (
            "Daar ben ik het niet mee eens.",
            "Ja, maar dat werkt alleen als de leverancier meebeweegt.",
        ),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "i (totally|strongly|completely|respectfully|really|) disagree",
            (
                "i (don't|do not|can't|wouldn't|'m not sure i|'m not sure that i) (really|"
                "quite|fully|entirely|necessarily|) agree"
            ),
            "i'd (still|rather|) (push back|argue|challenge|question|object)",
            "(push|pushing) back on",
            (
                "- i (don't|do not) (really|actually|necessarily|) (think|believe|see why|see "
                "how) (so|that|it|we|you|this|they|the|there)"
            ),
            (
                "- i'm not (so|entirely|quite|really|fully|totally|) (sure|convinced|certain) "
                "(about|that|it|we|of|this|if)"
            ),
            "i'm not (convinced|sold|a fan|persuaded)",
            (
                "^ (yes|yeah|okay|sure|right|true|i agree|i see|well) but (that|it|we|i|you|"
                "the|this|then|there|if|they|not|what|on|in|at|still|isn't|doesn't)"
            ),
            "- ^ but @",
            "- ^ no (no|) (i|we|it|that|you|because|but|they|not|don't|the|there|this) ~",
            "- ^ (no|not really|not necessarily|of course not) $ ~",
            (
                "- (that's|it's|this is|that is) (actually|really|just|) not (really|"
                "necessarily|quite|) (true|the case|the point|fair|a good idea|a reason|enough|"
                "how|what|so|necessary|important|gonna|going)"
            ),
            (
                "- (doesn't|don't|wouldn't|won't) (really|actually|) (work|make sense|matter|"
                "need|help|have to|want) (if|because|that|for|with|it|to|the|a|at|very)"
            ),
            (
                "- i (would|'d) (rather|prefer|say|still|keep|not|never) (not|keep|we|it|that|"
                "the|go|stay|stick|do)"
            ),
            (
                "- (on the other hand|i doubt that|i beg to differ|i see it differently|that's "
                "debatable)"
            ),
            "- i don't (really|actually|) (think|believe|see) @",
            (
                "- (doesn't|don't|wouldn't|won't|isn't|can't) (really|actually|) (work|make "
                "sense|matter|need|help|have to|want|do) @"
            ),
            "only works (if|when)",
            "! if you don't agree",
            "! ^ no (no|) i am (here|fine|good|okay|ok|done|listening|ready|back)",
            "! ^ no (no|) (that is|it is|this is) (fine|good|okay|ok|great|perfect)",
            "! ^ no (no|) (that is|it is) (true|right|correct) $",
            "! ^ no (no|) you are right",
            "! ^ no (problem|worries|rush)",
        ),
        "nl": (
            "het (daar|er|) niet (echt|helemaal|zo|) (mee|met je|) eens",
            "niet (helemaal|echt|zo|) (mee|met je|met dat|met die|met hem|met haar) eens",
            "(ben|was) ... het (daar|er|hier|) (niet|oneens) ... (mee|) eens",
            (
                "(oneens|daar denk ik anders over|daar zet ik vraagtekens|op tegen|waag ik te "
                "betwijfelen|betwijfel)"
            ),
            (
                "- ik (denk|vind|geloof|zie|vond|dacht) (dat|het|er|dit|daar|zelf|toch|) (echt|"
                "eigenlijk|nog|toch|) niet (dat|zo|echt|nodig|goed|waarom|handig|verstandig|"
                "eerlijk|zo een)"
            ),
            "- (denk|vind|geloof) ik (toch|eigenlijk|echt|) niet",
            "- ik (weet|ben) (het|er|) (niet|nog niet) (of|zo zeker|zeker of|overtuigd)",
            "^ ja maar (dat|het|we|je|ik|dan|die|er|de|als|niet|dit|ze|toch|wacht|waarom|in|daar)",
            "- ^ maar @",
            (
                "- ^ nee (nee|) (dat|het|we|ik|je|want|maar|die|niet|er|ze|de|dit|hoor|joh|"
                "juist|geen) ~"
            ),
            "- ^ (nee|niet echt|niet per se|welnee|absoluut niet) $ ~",
            (
                "- (is|zijn|was|hoeft|hoef|moet|moeten|werkt|kan|gaat) (toch|echt|gewoon|dat|"
                "het|eigenlijk|) (helemaal|) (niet|geen) (waar|nodig|zo|reden|goed idee|de "
                "bedoeling|alleen|handig|eerlijk|belangrijk|per se)"
            ),
            "- ik (denk|vind|geloof|zie) (dat|het|) niet @",
            "(werkt|geldt|kan) (dat|het|) (alleen|pas) (als|wanneer)",
            (
                "- ik (zou|wil|had|heb) (toch|liever|het|dat|eerder|nog|) (liever|niet|juist|"
                "eerder|toch|niet zo)"
            ),
            "- (liever niet|integendeel|aan de andere kant|zie ik anders|ik zie dat anders)",
            "! (als|indien) je het (er|) niet (mee|) eens",
            "! ^ nee (nee|) ik (ben|zit) (er|hier|klaar|erbij)",
            "! ^ nee (hoor|nee|) (dat|het) is (goed|prima|oké|mooi|fijn)",
            "! ^ nee (hoor|nee|) (dat|het) (klopt|is waar) $",
            "! ^ nee (nee|) (daar|) (je|jij|ge|gij|u|jullie) (hebt|heb|heeft|hebben) gelijk",
            "! ^ nee (nee|) (daar|) (heb|hebt|heeft|hebben) (je|jij|ge|gij|u|jullie) gelijk",
            "! ^ nee (geen|) probleem",
        ),
    }
