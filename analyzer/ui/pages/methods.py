"""How it is counted: measures, definitions with examples, error rates, limits."""

import streamlit as st

from analyzer.acts import ACTS, QUESTION_TYPES
from analyzer.display import labels_note
from analyzer.episodes import RESPONSES
from analyzer.metrics import METRICS
from analyzer.models import DEFAULT_MODEL
from analyzer.ui import reference, shared

_ = shared.words().translate

st.title(_("How it is counted"), anchor=False)
st.write(
    _(
        "Every figure counts lines of the transcript, and shows them. Under 5 cases there is no "
        "rate, only the cases; from 5 to 11 they are dots, too few for a rate; from 12 there is "
        "a rate with its 95% interval."
    )
)

st.header(_("How often the labels are wrong"), anchor=False)
st.write(labels_note(DEFAULT_MODEL, _))
reference.show_error_rates()

st.header(_("What it can't show"), anchor=False)
reference.show_limits()

st.header(_("What people raise"), anchor=False)
reference.show_kinds({n: each for n, each in ACTS.items() if each.family == "speak_up"}, "act")

st.header(_("How leaders respond"), anchor=False)
reference.show_kinds(dict(RESPONSES.items()), "response")

st.header(_("What makes speaking up easier or harder"), anchor=False)
reference.show_kinds({n: each for n, each in ACTS.items() if each.family == "move"}, "act")

st.header(_("Types of question"), anchor=False)
reference.show_kinds(dict(QUESTION_TYPES.items()), "question")

st.header(_("Measures"), anchor=False)
reference.show_metrics(dict(METRICS.items()))
