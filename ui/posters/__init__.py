"""What hangs on a wall for a day: the board of a site, the list of a door."""
