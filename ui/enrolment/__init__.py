"""Enrolling people in a session: who is meant, a place or a turn to wait, and back again."""
