"""Lets `python -m ubp_tui` do what `ubp` does."""

from ubp_tui.cli import main

if __name__ == "__main__":
    main()
