"""The metadata service: what a server can ask about itself, at 169.254.169.254."""
