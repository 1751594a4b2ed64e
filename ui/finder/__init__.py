"""Where people, a room and an interpreter are free together."""
