"""The map on a screen: what it paints, its legend, its element."""
