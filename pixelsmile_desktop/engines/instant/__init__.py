"""The Instant engine: the face is warped, lit and completed on the CPU, in milliseconds, from its own pixels only."""
