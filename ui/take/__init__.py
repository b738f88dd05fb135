"""What leaves a screen as a file: pictures, tables, layers."""
