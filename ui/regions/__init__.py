"""How unequal China is: eight questions, a room each."""
