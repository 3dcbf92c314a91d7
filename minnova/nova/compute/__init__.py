"""nova's compute API: what all its front ends call, below HTTP and above the database."""
