"""What the screens share: the View, text in two languages, controls, charts, the map element."""
