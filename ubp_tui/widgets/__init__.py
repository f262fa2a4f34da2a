"""Reusable parts of screens, each with its own style."""
