"""What engines are measured with. Runs in a process of its own, never inside the window or a use case."""
