"""The server: what stands between the network and the screens."""
