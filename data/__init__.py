"""The published figures and the one reader that checks them."""
