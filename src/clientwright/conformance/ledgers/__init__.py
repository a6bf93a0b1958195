"""What the ledger beside a spec says that the documentation states, and how it is compared with the spec."""
