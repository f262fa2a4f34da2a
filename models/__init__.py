"""The tables, their fields, the database and its migrations; queries return plain results."""
