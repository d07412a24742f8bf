"""The window: Qt, bound to the use cases of studio; it adds no rule of its own."""
