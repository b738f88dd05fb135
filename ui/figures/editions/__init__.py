"""What is kept of an earlier edition beside today's."""
