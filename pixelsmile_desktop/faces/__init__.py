"""Faces in a photo: where they are, how they look, what covers them. Knows neither expressions nor engines."""
