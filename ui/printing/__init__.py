"""Sheets on paper and in files."""
