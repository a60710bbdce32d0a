"""The speak-up act `concern`."""

from analyzer.acts.kinds import Cues, act


@act(
    "concern",
    title="Concern",
    definition="Raises a risk, a problem, bad news or discomfort about the work, hedged or not.",
    out="Complaint with no bearing on the work; one's own error (mistake).",
    examples={
        "en": (
            "I'm worried we haven't tested this with real load.",
            "If the supplier slips again we have no fallback.",
        ),
        "nl": (
            "Ik heb hier geen goed gevoel bij.",
            "We gaan die datum niet halen, dat zeg ik liever nu.",
        ),
    },
)
def cues() -> Cues:
    """Return the cues by language."""
    return {
        "en": (
            "too (much|many) (work|power|effort|time|data|memory|space|for|to|if|of)",
            (
                "(have|had|having|in|has) (some|a lot of|real|) (trouble|difficulty|"
                "difficulties|problems|issues) (with|in|doing|getting|because|there|of|if|when|"
                "just|to)"
            ),
            (
                "(isn't|not|wasn't|won't be|not going to be|might not be) (so|that|very|really|"
                "exactly|quite|) (easy|possible|feasible|optimal|handy|reliable|enough|"
                "realistic|robust|stable|usable|practical|suitable)"
            ),
            "(the|one|big|only) question is (how|whether|if|where|what|is|who)",
            "- ^ then (you|we|it|they) (have|can't|won't|need|lose|don't|are|will|get)",
            (
                "- (can't|won't|couldn't) (be able to|really|even|) (do|use|get|see|make|"
                "include|align|tell|keep|afford|have|find|guarantee|change|add)"
            ),
            (
                "- (a|the|some|other|of|real|my|any) (problem|problems|concern|concerns|"
                "trouble|issue|issues|difficulty|drawback)"
            ),
            "(we're|we are|you're|then you) (really|) (losing|lose|run out|running out)",
            "(costs|price|cost) (will|would|is going to) ... (higher|increase|go up|high|rise)",
            "(useless|unusable|unrealistic|unfeasible|a nightmare|a bottleneck|rules out)",
            (
                "(i'm|we're|i am still|i'm just) (a bit|a little|quite|really|slightly|very|"
                "still|somewhat|) (worried|concerned|uneasy|uncomfortable|nervous|afraid)"
            ),
            "i (worry|fear) (that|about|we|it|this)",
            "(worries|concerns|bothers|scares) me",
            (
                "(my|one|another|a|the|some|serious|big|only|main) (concern|worry|worries|"
                "concerns|issue|fear) (is|here|with|about|would)"
            ),
            (
                "(the|one|another|only|my|a|main|big|biggest) (problem|trouble|difficulty|risk|"
                "downside|disadvantage|drawback|danger) (is|with|of|here|would|being|i)"
            ),
            (
                "(there's|there is|there'd be|there would be|there might be|we have|we've got|"
                "that's|this is|it's|that'd be|that would be|will be|might be|could be) (still|"
                "also|just|) (a|an|some|the|one|always the) (big|real|bit of a|serious|huge|"
                "slight|major|potential|little|) (problem|risk|issue|danger|cost limitation|"
                "bottleneck|conflict)"
            ),
            (
                "(that's|this is|it's|be) (gonna|going to|) be (a problem|hard|difficult|"
                "tricky|tough|expensive|impossible)"
            ),
            (
                "(it's|that's|that'd be|that would be|it would be|it'd be|this is|might be|"
                "will be|could be) (very|really|quite|pretty|a bit|kind of|rather|too|a little|"
                "so|) (hard|difficult|tricky|risky|dangerous|confusing|problematic|expensive|"
                "complicated|annoying|costly|unreliable|error-prone)"
            ),
            (
                "(too|so) (much|many|expensive|big|small|complicated|long|little|short|hard|"
                "difficult|late|heavy|slow|easy to lose) ... (to|for|if|because)"
            ),
            (
                "(won't|will not|can't|cannot|not gonna|not going to|never|might not|may not|"
                "doesn't) (be able to|gonna|) (make|meet|finish|hit|hold|work|last|fit) (it|"
                "the deadline|the date|that date|in time|on time|for|if|in|with)"
            ),
            (
                "(we|we've|we have|there's|there is|there are) (haven't|have|got|) (no|not "
                "enough|never tested|too little) (fallback|backup|time|plan b|budget|capacity|"
                "margin|data|one to|people)"
            ),
            (
                "we (haven't|have not|didn't|never) (really|even|actually|) (tested|checked|"
                "validated|thought about)"
            ),
            "(running|run|ran) out of (time|money|budget|space|memory|disk)",
            (
                "what (if|happens if|happens when) ... (fails|breaks|goes|slips|lose|loses|"
                "drops|doesn't|can't|isn't)"
            ),
            (
                "(could|can|might|would|will|to) (easily|) (break|fail|go wrong|get lost|"
                "backfire|cost us|confuse|get confused|be confusing|fall apart)"
            ),
            "(something|things) (went|go|goes|is|could go|might go) wrong",
            (
                "(doesn't|don't|isn't|not) (feel|look|seem|) (right|safe|sustainable|feasible|"
                "realistic)"
            ),
            "if ... (slips|fails|breaks|falls through|drops out)",
            "(at risk|falling behind|behind schedule|bad news|red flag|single point of failure)",
            (
                "! (no|not a|isn't a|wasn't a|not really a|any) (problem|issue|worries|big "
                "deal|concern|concerns)"
            ),
        ),
        "nl": (
            (
                "niet (zo|echt|helemaal|erg|heel|meer|) (handig|haalbaar|optimaal|geschikt|"
                "realistisch|betrouwbaar|makkelijk|mogelijk|genoeg|praktisch|werkbaar|veilig|"
                "houdbaar)"
            ),
            "de vraag is (hoe|of|waar|wat|alleen|dan)",
            (
                "- ^ dan (heb|hebben|moet|kan|kun|krijg|raak|raken|wordt|verlies|verliezen|zit|"
                "zitten|gaat) (je|we|het|dat)"
            ),
            (
                "- (een|het|van|echt een|groot|klein|mijn) (probleem|problemen|zorg|zorgpunt|"
                "zorgpuntje|nadeel|risico|bezwaar)"
            ),
            (
                "te (ingewikkeld|duur|veel|weinig|groot|klein|moeilijk|krap|zwaar|complex|"
                "traag|kwetsbaar)"
            ),
            "(raken|raak|raakt) ... kwijt",
            "(best|heel|echt|wel|vrij|nogal) (lastig|moeilijk|duur|ingewikkeld|riskant|krap)",
            "(onhaalbaar|onbruikbaar|onrealistisch|een drama|op achterstand|zit echt vol)",
            "ik (maak|maakte) me (wel|een beetje|echt|best|nog|) (zorgen|ongerust)",
            "(zorgen|zorg) (over|om|is|baart)",
            "(baart|baren) (me|mij|ons) (wel|) zorgen",
            "(geen|niet zo een|niet een) (goed|lekker|fijn) gevoel",
            "ik ben (wel|een beetje|best|echt|) (bang|bezorgd|ongerust|huiverig|benieuwd of we)",
            "(bang|vrees) (dat|voor|ik)",
            (
                "(het|een|mijn|ons|enige|groot|grote|nadeel|grootste|een ander|punt) (probleem|"
                "risico|nadeel|bezwaar|gevaar|knelpunt) (is|met|hier|daarvan|zit|hiervan|"
                "blijft|wordt|van)"
            ),
            (
                "(is|wordt|hebben|heb|krijgen|krijg|zit|geeft|was) (er|dan|we|je|ik|dat|dus|) "
                "(wel|nog|ook|toch|dan|) (een|het|) (groot|beetje een|serieus|) (probleem|"
                "risico|gevaar|knelpunt)"
            ),
            (
                "(het|dat|dit|die) (is|wordt|lijkt|blijft) (me|toch|wel|best|nogal|heel|erg|"
                "vrij|ook|echt|zo|natuurlijk|gewoon|) (wel|) (lastig|moeilijk|riskant|"
                "gevaarlijk|verwarrend|ingewikkeld|krap|kwetsbaar|onhaalbaar|onrealistisch|te "
                "duur|te veel|te krap|te laat|te weinig|duur|onhandig|vervelend)"
            ),
            "(wordt|is) (heel|erg|wel|best|dan|) (lastig|moeilijk|krap|duur|ingewikkeld|riskant)",
            (
                "te (veel|duur|groot|klein|ingewikkeld|weinig|laat|krap|complex|zwaar|lang) "
                "(om|voor|als|werk|tijd|geld)"
            ),
            "(gaan|ga|kunnen) (we|het|dat|die|ze) ... niet (halen|redden|lukken|werken|passen)",
            "(gaat|lukt) (dat|het|ons|zo|) (nooit|niet) (op tijd|lukken|werken|passen|halen|goed)",
            "(we|ik) (halen|redden|haal|red) (dat|het|die) ... (niet|nooit)",
            (
                "(we|ik) (hebben|heb) (daar|er|hier|dan|) (gewoon|echt|) (geen|te weinig|"
                "nooit) (tijd|mensen|budget|geld|capaciteit|terugvaloptie|plan b|getest|"
                "vangnet)"
            ),
            "(niet|nog niet|nooit) (echt|goed|) getest",
            (
                "wat (als|gebeurt er als|doen we als) ... (misgaat|uitvalt|wegvalt|mislukt|"
                "faalt|niet|stuk)"
            ),
            "als ... (uitvalt|wegvalt|misgaat|afhaakt|mislukt)",
            (
                "(kan|kunnen|gaat|zou|dreigt|dreigen) ... (misgaan|fout gaan|mis gaan|stukgaan|"
                "kwijtraken|vastlopen|uitlopen|mislukken)"
            ),
            "(loopt|lopen|gaat|ging) ... (uit de hand|mis|fout|vast|uit de pas|achter)",
            "(slecht nieuws|lopen achter|loop ik achter|rode vlag)",
            "(klopt|voelt) (iets|er iets|voor me|) niet (goed|lekker|veilig)",
            "! (geen|niet echt een) (probleem|enkel probleem|zorgen|bezwaar)",
        ),
    }
