"""Names on the map: where each hangs, and which of them a picture has room for."""
