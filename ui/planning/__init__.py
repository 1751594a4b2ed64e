"""The planning section: the board with the bar, the filters and the inspector around it."""
