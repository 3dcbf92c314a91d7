"""minnova: a nova-like API stack inside one Python process, that you can stop anywhere."""
