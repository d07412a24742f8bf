"""Engines that give a face another expression."""
