"""The photo library: a catalogue in SQLite of photos that stay where they lie."""
