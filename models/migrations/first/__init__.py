"""The tables of version 1, frozen: they never change again, whatever becomes of `models`."""
