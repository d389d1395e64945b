"""The Lambda functions, one package each; none imports another."""
