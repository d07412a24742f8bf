"""Widgets that paint one thing each and know nothing of the program."""
