"""FFE-Bench: is it the right expression, is it linear, is it still the same person; for any engine, offline."""
