"""Reused pieces of the window; they reach no data and bring no text of their own."""
