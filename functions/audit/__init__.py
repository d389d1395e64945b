"""The audit function: now and then it compares the bucket with the ledger, and has repaired what no event told of."""
