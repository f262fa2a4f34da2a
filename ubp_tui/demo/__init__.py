"""Sample data: an invented town's customers and cases, made only through casework."""

from ubp_tui.demo.build import DEFAULT_USER, build_demo

__all__ = ["DEFAULT_USER", "build_demo"]
