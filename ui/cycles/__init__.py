"""The cycle wizard: every date with its problems and repairs before anything is written."""
