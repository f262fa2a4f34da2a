"""The policy as data and as pure rules: no database, no terminal, the clock passed in."""
