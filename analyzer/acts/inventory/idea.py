"""The speak-up act `idea`."""

from analyzer.acts.kinds import Cues, act


@act(
    "idea",
    title="Idea",
    definition="Proposes a change, alternative, experiment or improvement.",
    out='Assigning a task; agenda talk ("shall we break?").',
    examples={
        "en": (
            "What if we piloted it with one team first?",
            "I'd suggest asking the night shift before we decide.",
        ),
        "nl": (
            "Wat als we eerst met één team proefdraaien?",
            "Misschien kunnen we de volgorde omdraaien.",
        ),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "what if we",
            "how about (we|you|having|making|using|doing|a|an|just)",
            (
                "(what|how) (if|about) (you|i|it|they|a|the|having|making|using|doing|some|"
                "if|just|putting|something)"
            ),
            (
                "(maybe|perhaps) (we|you|i|it|they|there|the|that|that's|just|a|if|with|"
                "something|some|to) (can|could|should|might|just|would|all|also|need|want|)"
            ),
            (
                "(we|you|they|it|i) (could|might) (just|also|maybe|always|even|simply|actually|"
                "probably|still|then|) (be|have|do|use|make|try|put|add|get|go|say|take|start|"
                "build|write|look|send|call|keep|run|ask|split|combine|think|consider|give|"
                "move|let|create|design|change|include)"
            ),
            (
                "(we|you) (should|ought to) (just|also|maybe|probably|definitely|really|at "
                "least|even|still|) (be|have|do|use|make|try|put|add|get|go|say|take|start|"
                "build|write|look|consider|think|keep|ask|include|focus|design|give|move|find)"
            ),
            "(why|why don't|why can't|why shouldn't) (don't|can't|not|) (we|you) (just|) ",
            "why not (just|) (use|have|do|make|try|put)",
            (
                "i'd (suggest|propose|recommend) (we|a|an|asking|trying|using|doing|having|"
                "going|making|adding)"
            ),
            "i (suggest|propose|recommend)",
            (
                "(my|one|another|an|a|the|have an) (suggestion|idea|proposal|option|"
                "alternative|possibility|thought) (is|was|would|to|for|might|could|i)"
            ),
            (
                "(let's|let us) (try|use|make|just|have|put|say|think|add|keep|consider|start "
                "with|test|split|ask|build)"
            ),
            (
                "it (would|might) be (nice|better|good|great|useful|helpful|worth|cool|"
                "interesting|an idea|easier|best|a good idea|fun) (to|if|for|having|idea|that)"
            ),
            "(might|may) as well",
            (
                "(wouldn't|would) it (not|) be (nice|better|good|easier|possible|worth|useful|"
                "cool) ... (to|if)"
            ),
            "(better|best|easier|nicer|good idea|another way|one way) (to|if|would be to|would be)",
            "(instead of|rather than) ... (we|you|it|could|should|just)",
            (
                "(can't|couldn't|can|could) we (just|also|maybe|not|instead|) (use|have|do|"
                "make|try|put|add|combine|split|get|take|go|say|keep|run)"
            ),
            "i (think|guess|would say|'d say) (that|) (we|you|it) (should|could|might|need to|can)",
            "i would (go for|use|make|put|have|like to have|choose|go with)",
            "we (can|could) (also|just|maybe|then|always|have|use|make|put|add|try|do|get)",
        ),
        "nl": (
            "wat als (we|je|het|ik|dat|die|er|jullie)",
            "(wat|hoe) dacht je (van|ervan)",
            (
                "misschien (kunnen|kan|moeten|moet|is|zou|zouden|een|wat|gewoon|toch|met|iets|"
                "de|dat|ook|als|kun|handig|eerst)"
            ),
            (
                "(we|je|ze|dat|het|die|er|ik|daar|dan) (zou|zouden) (ook|misschien|gewoon|"
                "eventueel|wel|beter|dan|toch|eigenlijk|best|nog|het|dat|die|de|een|er|daar|"
                "kunnen|je|we) ... (kunnen|moeten|willen|zijn|doen|maken|hebben)"
            ),
            (
                "(kunnen|kan|kun|zouden|zou) (we|je) (niet|ook|misschien|gewoon|dan|het|dat|"
                "die|eventueel|eerst|er|de|beter|daar|een|dat dan) (niet|gewoon|beter|ook|"
                "eerst|een|de|het|met|)"
            ),
            "(kunnen|kan|kun) (we|je) (dan|ook|gewoon|misschien|eventueel|altijd)",
            (
                "(we|je) (kunnen|kan|kunt|kun) (ook|gewoon|misschien|altijd|eventueel|dan|toch|"
                "best|beter|het|die|dat|een|de|er) "
            ),
            (
                "(waarom|waarom zouden) (doen|gebruiken|maken|nemen|laten|zetten|kunnen|pakken|"
                "we) (we|je) (niet|het niet|dat niet|dan niet|gewoon)"
            ),
            "(ik|zou ik|ik zou) (stel|voorstellen|willen voorstellen|wil voorstellen) (voor|)",
            (
                "(mijn|een|ander|nog een|als) (voorstel|suggestie|idee|alternatief|optie|"
                "mogelijkheid) (is|zou|om|was|dat|kan)"
            ),
            (
                "(laten we|laat ons) (het|dat|die|eens|eerst|een|gewoon|proberen|met|de|er|dan|"
                "maar|zeggen)"
            ),
            (
                "(zou|is|lijkt) (het|dat|me|) (me|misschien|wel|niet|dan|ook|) (handig|beter|"
                "goed|mooi|leuk|fijn|slim|nuttig|een idee|makkelijker|slimmer|verstandig) (om|"
                "als|zijn|dat|idee)"
            ),
            "(beter|het beste|handiger|makkelijker|slimmer) (om|als|is|zou|is het)",
            "(in plaats van|in de plaats van)",
            (
                "(we|je) (moeten|moet) (gewoon|misschien|eigenlijk|ook|toch|dan|het|die|er|wel|"
                "een|daar) "
            ),
            "ik zou (het|dat|de|een|zeggen|gewoon|voor|dan|die|eerder|er|graag|eerst)",
            "(zullen|zal) (we|ik) (het|dat|die|eens|eerst|een|niet|de|gewoon|dan|er)",
            "(net zo goed|eventueel)",
            "! laten we (beginnen|stoppen|doorgaan|verder gaan|verdergaan)",
        ),
    }
