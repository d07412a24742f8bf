"""Lies on the path of every Python process that a test starts, and forbids it the network too."""

import network_guard

network_guard.forbid()
