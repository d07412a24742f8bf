"""The state that the window shows, observable; no widget is known here."""
