"""The move `belittle`."""

from analyzer.acts.kinds import Cues, act


@act(
    "belittle",
    title="Belittle",
    definition="Ridicule or contempt aimed at a person, a group or their contribution.",
    out="Playful mutual joking, self-mockery.",
    tool="cruelty",
    examples={
        "en": ("Did you actually think about this for a second?",),
        "nl": ("Dat kan mijn dochter van acht nog.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "(did|do|have|are|were) you (actually|even|really|seriously) (think|thinking|"
                "read|know|understand|listen|listening|look|bother|try|serious)"
            ),
            (
                "(any|a|my) (child|idiot|fool|toddler|kid|intern|monkey|five-year-old|"
                "grandmother|daughter|son|first-year) (can|could|would|knows|understands)"
            ),
            (
                "(you|you're|you are|are you|they|they're|he's|she's) (really|just|too|so|such|"
                "obviously|clearly|all|) (a|an|) (stupid|idiot|idiots|moron|clueless|pathetic|"
                "useless|incompetent|ridiculous|dumb|hopeless|clown|amateur|amateurs|joke)"
            ),
            (
                "(that's|what a|this is|it's) (just|the most|such|really|so|) (a|) (stupid|"
                "idiotic|ridiculous|pathetic|laughable|adorable|dumb|rubbish|nonsense|joke) "
                "(thing|idea|question|suggestion|plan|) "
            ),
            (
                "(you people|the grown-ups|grown-ups|the adults|bless you|how sweet|how cute|"
                "that's adorable|no offence but|above your pay grade|for someone like you|use "
                "your brain|where's your brain)"
            ),
            "(explained|told|said) (this|it|that) to you (three|two|ten|a hundred|how many|twice|)",
            "(is it|is that|was that) (really|) (too) (hard|difficult|much) for you",
            (
                "(your|his|her) (little|silly|pathetic|precious) (idea|plan|question|feelings|"
                "spreadsheet|project|report|workshop)"
            ),
            "(i'd|i would) expect from a",
            "who (let|asked) you",
            (
                "! (i'm|i am|i was|i'm so|my) (so|such|a|) (stupid|an idiot|idiot|dumb|"
                "hopeless|disaster)"
            ),
        ),
        "nl": (
            (
                "(mijn|een|elke|ieder|zelfs|de) (dochter|zoon|kind|kleuter|idioot|oma|moeder|"
                "stagiair|kleuterklas|neefje|debiel) ... (kan|kunnen|snapt|begrijpt|weet|had|"
                "beter|nog)"
            ),
            (
                "(kan|snapt|begrijpt) (mijn|een|elke|ieder|zelfs) (dochter|zoon|kind|kleuter|"
                "idioot|oma|moeder|stagiair|kind van)"
            ),
            (
                "(heb|ben|kun) je (hier|daar|er|) (nou|nu|eigenlijk|soms|echt|überhaupt|wel|) "
                "(wel|echt|één seconde|überhaupt|ook maar|) (over|) (nagedacht|nadenken|gek|"
                "doof|dom|blind)"
            ),
            (
                "(je bent|ben je|wat ben je|jullie zijn|zijn jullie|hij is|ze is) (echt|gewoon|"
                "toch|te|zo een|ook|een) (een|) (dom|idioot|sukkel|amateur|amateurs|stom|"
                "onnozel|knoeier|prutser|clown|kluns|lachertje|sukkels|incompetent)"
            ),
            (
                "(wat een|dat is|dit is|echt) (een|) (stom|belachelijk|dom|achterlijk|idioot|"
                "onzinnig|lachwekkend|kinderachtig|schattig) (idee|plan|vraag|voorstel|ding|"
                "gedoe|hoor|)"
            ),
            (
                "(schattig|knap hoor|kleuters|voorkauwen|kleuterklas|kinderspel|ja schat|"
                "jongetje|meisje toch|die meiden|gebruik je verstand|gebruik je hersens)"
            ),
            "(hoe vaak|hoeveel keer) (moet|heb) ik ... (nog|je|uitgelegd|zeggen)",
            "(je|jullie) (kunt|kan|kunnen|zien|ziet) nog geen",
            "! ik (ben|was) (ook|) (zo een|een|dom|stom)",
        ),
    }
