"""What can go wrong in a way that a person can mend.

* FundwireError          the message is for a person: what happened, and what to do about it
  + StorageError         the database
    - DatabaseMissing    no file there
    - DatabaseUnusable   not a database, corrupt, read-only, or somebody else's
    - DatabaseTooNew     written by a later fundwire
    - DatabaseBusy       locked for longer than we wait
  + ConfigError          a mistake in sources.toml or fundwire.toml (raised by crawler.catalog)
  + InputError           a file or text that cannot be read as what it should be

The console turns every FundwireError into one line on stderr and a non-zero exit; nothing else catches it.
"""

from __future__ import annotations


class FundwireError(Exception):
    """Base of all errors whose message is written for a person."""

    exit_code = 1


class StorageError(FundwireError):
    """The database cannot be used."""

    exit_code = 3


class DatabaseMissing(StorageError):
    """There is no database at the path."""


class DatabaseUnusable(StorageError):
    """The file is no database of ours, is corrupt, or cannot be written."""


class DatabaseTooNew(StorageError):
    """The database was written by a later version."""


class DatabaseBusy(StorageError):
    """Another process held the write lock for longer than we wait."""


class ConfigError(FundwireError):
    """A mistake in a configuration file; the message names file, line and what was expected."""

    exit_code = 2


class InputError(FundwireError):
    """A file or text that cannot be read as what it should be."""

    exit_code = 2
