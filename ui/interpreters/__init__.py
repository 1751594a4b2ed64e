"""The interpreter desk: what is to be asked, awaited or given up, by deadline."""
