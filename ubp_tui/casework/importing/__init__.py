"""Customers from the housing system: a file of them is read, compared with who is there, saved."""
