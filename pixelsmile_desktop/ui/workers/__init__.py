"""Whatever takes time runs here, on threads of their own, and tells the window by signals."""
