"""One file for each act and move: its definition, its examples, its cues."""
