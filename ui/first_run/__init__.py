"""The first run: discover, create a centre, or open one that exists."""
