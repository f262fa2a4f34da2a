"""Runs a landlord's unacceptable behaviour policy: everything but the tables and the screens."""
