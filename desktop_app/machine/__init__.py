"""What the computer gives: the time, folders, settings, keys and a log."""
