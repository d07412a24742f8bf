"""Pages and dialogs: widgets bound to view models."""
