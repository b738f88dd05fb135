"""The screens, a room each, and the rooms they share."""
