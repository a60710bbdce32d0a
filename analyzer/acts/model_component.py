"""The spaCy component that runs a trained model: `speakup/acts`.

The documents of one `nlp.pipe` are the utterances of one meeting, in their order; who spoke is
set on each before: `doc._.speakup_speaker`, a name or None, and `doc._.speakup_leads`. What is
found is the same that `analyzer.acts.label` finds, and stands in the same fields:
`doc._.speakup_acts` and `doc._.speakup_question`.
"""

from collections.abc import Iterable, Iterator

from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc

from analyzer.acts.encoder import Encoder, encoder
from analyzer.acts.language import languages
from analyzer.acts.model_labels import label_by_model, read_session
from analyzer.models import DEFAULT_MODEL, find_model
from analyzer.session import Person, Roster, Session, Source, Utterance

for _name, _default in (
    ("speakup_speaker", None),
    ("speakup_leads", False),
    ("speakup_acts", ()),
    ("speakup_question", None),
):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


class ActReader:
    """Sets the acts and the question of each `Doc`, read among those before and after it.

    Args:
        model: loaded.
    """

    def __init__(self, model: Encoder) -> None:
        """Keep the model."""
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Read one utterance by itself."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 0) -> Iterator[Doc]:  # noqa: ARG002
        """Read the utterances of one meeting; all are taken in before the first is given back."""
        docs = list(stream)
        leaders = {each._.speakup_speaker for each in docs if each._.speakup_leads}
        names = dict.fromkeys(each._.speakup_speaker for each in docs)
        people = tuple(Person(name, leader=name in leaders) for name in names if name is not None)
        said = tuple(
            Utterance(at, each._.speakup_speaker, each.text) for at, each in enumerate(docs)
        )
        session = Session(said, Roster(people), Source("docs", "spacy"))
        spoken = languages([each.text for each in docs])
        reading = read_session(session, self.model)
        labelled = label_by_model(session, spoken, self.model, reading)
        for doc, found in zip(docs, labelled, strict=True):
            doc._.speakup_acts, doc._.speakup_question = found.acts, found.question
            yield doc


@Language.factory(
    "speakup/acts",
    assigns=["doc._.speakup_acts", "doc._.speakup_question"],
    default_config={"model": DEFAULT_MODEL},
)
def act_reader(nlp: Language, name: str, model: str) -> ActReader:  # noqa: ARG001 - spaCy's
    """Return the component for a model: its name, its folder or its name on the hub."""
    return ActReader(encoder(find_model(model)))


def meeting_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """Return a pipeline of a blank tokenizer and the component.

    >>> nlp = meeting_pipeline()
    >>> [act.label for act in nlp("I'm worried we haven't tested this.")._.speakup_acts][0]
    'concern'
    """
    nlp = blank("xx")
    nlp.add_pipe("speakup/acts", config={"model": model})
    return nlp
