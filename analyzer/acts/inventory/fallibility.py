"""The move `fallibility`."""

from analyzer.acts.kinds import Cues, act


@act(
    "fallibility",
    title="Fallibility",
    definition="Owns a limit, not knowing, a changed mind (a specific error is mistake).",
    out="Humblebrag.",
    tool="model",
    examples={
        "en": ("I honestly don't know, I need your help here.",),
        "nl": ("Je hebt me van gedachten doen veranderen.",),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            (
                "i'm (a|kind of|not|a bit|very) (very|really|) (bad|slow|pathetic|new|poor|"
                "good) (at|to|with|with this|for this)"
            ),
            "i (can't|cannot|couldn't) (really|) (answer|draw|say|explain)",
            "i don't have any (idea|clue|knowledge|skills|experience)",
            "i'm not (really|quite|so|exactly|entirely) sure (how|what|why|which)",
            "i (did not|didn't|don't|really don't) (really|actually|) know (what|how|any|the|a)",
            "- i (don't|didn't) know (if|whether|how|what|about)",
            "i (honestly|really|actually|just|) (don't know|have no idea|have no clue) $",
            "i (honestly|truly) don't know",
            (
                "i don't (really|actually|even|) know (much|enough|the answer|anything|exactly|"
                "the solution)"
            ),
            "i don't (really|actually|) (remember|recall) (what|whether|if|how|the|that|any|)",
            "i have no (idea|clue)",
            (
                "(i'm|i) (not|no) (an|a|very|so|that|much of a|really) (expert|good|great|"
                "specialist|lawyer|technical|familiar|sure how i)"
            ),
            "i (might|may|could) (well|very well|) be (wrong|mistaken|missing)",
            "i was wrong (about|on|there)",
            (
                "(you've|you|that|she|he|that's) (changed|change|has changed|made me change|"
                "convinced|have convinced) (my mind|me)"
            ),
            "(i've|i) changed my mind",
            "i (need|could use) (your|you|some|all of your) (help|input|ideas|eyes)",
            "(new|unclear|wasn't so clear|not clear) to me",
            "i don't have (all the|the|an|a good|a great) (answers|answer|way|solution)",
            (
                "i (can't|cannot|couldn't) (see|do|think of|figure|judge|know) (it all|"
                "everything|this alone|all of|any|this one)"
            ),
            "i (wouldn't|would not) know",
            "i'm (bad|terrible|hopeless|rubbish|not good) (at|with)",
            "i (struggle|find it hard) (with|to)",
            "you (know|would know) ... (better|more) than (i|me)",
            (
                "i'm not (really|quite|entirely|actually|so|exactly|a hundred percent|) (sure|"
                "certain) $"
            ),
            "i stand corrected",
            "! you know i don't know",
        ),
        "nl": (
            (
                "(ik weet|weet ik) (het|dat|dit) (eerlijk|echt|gewoon|ook|eigenlijk|zelf|ook "
                "even|nu|nog|) (gezegd|) (niet|ook niet)"
            ),
            (
                "(ik weet|weet ik) (eerlijk|echt|gewoon|ook|eigenlijk|zelf|nog|) (gezegd|) "
                "niet (goed|precies|veel|zeker|meer|zo goed|)"
            ),
            "(geen|ik heb geen) (flauw|enkel|) (idee|benul) $",
            "ik heb (er|echt|daar|) geen (idee|verstand|kaas)",
            "(heb|hebt|heeft|hebben) me van (gedachten|mening) (doen veranderen|veranderd)",
            "van (gedachten|mening|gedacht) (doen veranderen|veranderd|gebracht|veranderen)",
            "(heb|hebt) me overtuigd",
            (
                "ik (ben|was) (er|) (geen|niet zo een|niet echt|niet zo) (expert|deskundige|"
                "specialist|goed|handig|held|technisch|jurist|thuis|bekend)"
            ),
            "ik kan (het|me|er|hier|) (mis|vergissen|naast|fout) (hebben|zitten|zijn|vergissen|)",
            "(ik heb|heb ik|ik kan) (jullie|je) (hulp|input|ogen|) (nodig|hulp hier)",
            "ik had (het|daar) (mis|ongelijk)",
            "(ik zie|zie ik|ik overzie) (niet|lang niet|ook niet) (alles)",
            "(ik herinner|herinner ik) me ... niet",
            "(nieuw|onduidelijk) voor me",
            "(je weet|weet je|jullie weten) ... (beter|meer) ... dan ik",
            "ik (vind|vond) (dit|het|dat) (zelf|ook) (moeilijk|lastig|ingewikkeld)",
            "ik ben er (niet|nog niet) (uit|zeker van)",
            "ik zou het (echt|ook|) niet weten",
        ),
    }
