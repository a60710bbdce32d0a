"""From a session to the same session with its acts, moves, questions and languages labelled."""

from dataclasses import replace

from analyzer.models import CUES, DEFAULT_MODEL, find_model
from analyzer.session import Session, Utterance


def label(session: Session, *, model: str = DEFAULT_MODEL) -> Session:
    """Return the session with language, acts, moves and question type of each utterance.

    Acts are looked for in English and Dutch; other languages are named and left unlabelled. A
    backchannel carries no act. `Act.probability` is calibrated; `Act.maybe` says that it is below
    the label's threshold: such an act adds to expected counts and is no finding.

    Args:
        session: as a format reads it; labels it has are replaced.
        model: `"acts-en-nl"`, the trained model that comes along; `"cues"`, word cues; the path of
            a model's folder; or the name of a model on the hub, `owner/name`.

    Raises:
        ModelError: if there is no such model, or it is damaged.

    >>> from analyzer.session import Roster, Source, Utterance
    >>> said = Utterance(0, "Ann", "I'm worried that we haven't tested this with real load.")
    >>> found = label(Session((said,), Roster(), Source("a.txt", "text"))).utterances[0]
    >>> found.language, found.acts[0].label, found.acts[0].maybe
    ('en', 'concern', False)
    """
    if model == CUES:
        from analyzer.acts.cue_labels import label_by_cues
        from analyzer.acts.language import languages

        said = label_by_cues(session, languages([each.text for each in session.utterances]))
    else:
        from analyzer.acts.encoder import encoder
        from analyzer.acts.model_labels import label_and_read

        said, _ = label_and_read(session, encoder(find_model(model)))
    return replace(session, utterances=said, events=())


def as_cues_label(session: Session) -> tuple[Utterance, ...]:
    """Return the utterances of a labelled session as word cues label them, in their languages."""
    from analyzer.acts.cue_labels import label_by_cues

    return label_by_cues(session, [each.language for each in session.utterances])
