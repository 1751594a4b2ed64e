"""The planning board: rooms, people or interpreters as rows, the hours of a day across."""
