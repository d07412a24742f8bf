"""The one error of the build."""


class BuildError(Exception):
    """The build cannot go on; the message is one sentence that says why."""
