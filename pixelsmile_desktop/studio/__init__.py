"""The use cases: edit, sweep, sheet of expressions, batch, doctor. No Qt, no torch; concrete parts are handed in."""
