"""The settings: what the centre is, how this desk looks and prints, its keys."""
