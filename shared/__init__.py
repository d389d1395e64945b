"""What two or more functions need: contracts, identifiers, keys of the table, errors, and the adapters to AWS."""
