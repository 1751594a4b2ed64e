"""Home: what runs, what follows and what is to do, at the desk's own site."""
