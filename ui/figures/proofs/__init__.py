"""What is kept of proofs."""
