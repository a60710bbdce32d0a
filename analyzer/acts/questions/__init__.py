"""One file for each question type: its definition, its examples, its cues."""
