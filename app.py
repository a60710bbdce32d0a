"""The app: `streamlit run app.py`, or `speakup serve`."""

from analyzer.ui.main import run

run()
