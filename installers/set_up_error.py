"""The one error of the set-up."""


class SetUpError(Exception):
    """The set-up cannot go on; the message is one line that says why and what to do."""
