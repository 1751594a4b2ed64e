"""Dialogs: a cancellation with whom to call, and paper before it is printed."""
