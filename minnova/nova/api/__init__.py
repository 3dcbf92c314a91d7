"""nova's APIs: the OpenStack API that clients talk to, and the metadata service of the servers."""
