"""Numbered steps from each version of the tables to the next; `database` runs them."""
