"""The forms of a case, a module a subject; each gives the ways that there are now."""
