"""A term planned through the widgets of its window."""
