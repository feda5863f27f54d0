"""What every request of the crawl passes through: robots.txt, hosts that rest, addresses."""
