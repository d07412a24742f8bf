"""Builds everything that is released: applications, installers, their bills of materials, licences and hashes."""
