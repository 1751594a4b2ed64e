"""The panel beside the board: the selected session, its conflicts and their ways out."""
