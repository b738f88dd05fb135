"""Several processes behind HAProxy: its configuration, each process, and who watches over them."""
