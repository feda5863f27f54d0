"""Everything between the web and a mention; a Scrapy project."""
