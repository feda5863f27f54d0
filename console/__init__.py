"""What people touch: the `fundwire` command, the demo and the pages."""
