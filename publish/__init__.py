"""The atlas as a folder of pages and files that any web server or a memory stick can serve."""
