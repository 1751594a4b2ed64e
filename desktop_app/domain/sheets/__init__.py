"""Attendance sheets: what is printed to be signed, decided without any PDF."""
