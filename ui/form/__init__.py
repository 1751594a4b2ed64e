"""The full form of one session: everything about it on five tabs."""
