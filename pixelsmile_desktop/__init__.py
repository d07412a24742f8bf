"""PixelSmile Desktop: change the expression in a portrait, offline, and nothing else in the photo."""

__version__ = "0.1.0"
