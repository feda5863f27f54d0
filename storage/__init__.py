"""SQLite through sqlite-utils: the memory of fundwire. Knows nothing of Scrapy or APScheduler."""
