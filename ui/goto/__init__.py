"""The go-to box: one field for people, sessions, rooms, workers, dates and commands."""
