"""`maps`: layers → one HTML page; the command line."""
