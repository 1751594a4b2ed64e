"""The week of somebody or of a place, painted on a grid of quarters of hours."""
