"""How unequal China is: seven questions, a room each."""
