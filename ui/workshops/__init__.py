"""« Ateliers »: cycles, their people and sessions, and the kinds of workshop."""
