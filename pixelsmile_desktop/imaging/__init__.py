"""Photo files: pixels and metadata in, pixels and metadata out. Knows neither faces nor engines."""
