"""The contact check: how anybody responds to a customer, now (R14-R17)."""
