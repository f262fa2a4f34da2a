"""What staff do: one function is one transaction with one plain result."""
