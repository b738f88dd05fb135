"""The shelf: what a reader has made lives here under a name, with its versions."""
