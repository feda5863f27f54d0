"""The one spider, and the loader that shows it to Scrapy as one spider a source."""
