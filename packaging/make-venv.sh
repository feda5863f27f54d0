#!/bin/sh
# Makes .venv with the first Python 3.11 or later that can.
# Debian keeps the venv module in a package of its own: where we are root, it is installed; elsewhere we say how.
set -u

candidates="${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}"

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has_venv() { "$1" -c 'import venv, ensurepip' 2>/dev/null; }

found=""
for python in $candidates; do
    new_enough "$python" || continue
    found="$python"
    has_venv "$python" && exec "$python" -m venv .venv
done

if [ -z "$found" ]; then
    echo "fundwire needs Python 3.11 or later; none was found (looked for: $candidates)." >&2
    echo "On Debian 12 or later: apt-get install python3 python3-venv" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Python's venv module is missing: installing python3-venv …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y python3-venv >/dev/null; } \
        && has_venv "$found" && exec "$found" -m venv .venv
fi
echo "$found has no venv module. On Debian: apt-get install python3-venv" >&2
exit 1
