#!/usr/bin/env bash
# The one list of system packages that building, running and testing need, and their installation where some are absent.
# Where all are there nothing is downloaded. The Swift toolchain itself is the reader's: https://swift.org/install.
set -euo pipefail

# Ours.
packages=(libyaml-dev libsqlite3-dev zlib1g-dev libexpat1-dev libminizip-dev libedit-dev libevent-dev pkg-config python3)
# Not needed to build: libpq5 is loaded when a plan has a dataset on a PostgreSQL server, and the tests of that start a server where the
# package postgresql is installed.

# A browser with Chinese letters, for the tests of the page: install-libraries.sh browser.
if [ "${1:-}" = browser ]; then packages+=(chromium fonts-noto-cjk python3-venv); fi

# What the Swift toolchain needs on a bare Debian: its linker, C and C++ headers, and the libraries that its tools load.
packages+=(binutils libc6-dev libgcc-12-dev libstdc++-12-dev)
packages+=(git ca-certificates tzdata libcurl4 libedit2 libncurses6 libsqlite3-0 libxml2)

case "$(uname -s)" in
Darwin)
    if pkg-config --exists yaml-0.1 sqlite3 zlib expat minizip libedit libevent 2>/dev/null; then exit 0; fi
    if command -v brew >/dev/null; then exec brew install libyaml sqlite zlib expat minizip libedit libevent pkgconf; fi
    echo "Please install libyaml, sqlite, zlib, expat, minizip, libedit, libevent and pkgconf (https://brew.sh has them)." >&2
    exit 1
    ;;
esac

if ! command -v dpkg-query >/dev/null; then
    if command -v pkg-config >/dev/null && pkg-config --exists yaml-0.1 sqlite3 zlib expat minizip libedit libevent; then exit 0; fi
    echo "This system has no apt. Please install libyaml, SQLite, zlib, expat, minizip, libedit and libevent with their headers, and what else of this list it lacks:" >&2
    echo "  ${packages[*]}" >&2
    exit 1
fi

missing=()
for package in "${packages[@]}"; do
    # A Debian later than 12 has newer compilers: any version of these headers will do.
    case "$package" in
    libgcc-12-dev | libstdc++-12-dev) pattern="${package/12/*}" ;;
    libcurl4) pattern="libcurl4*" ;;
    *) pattern="$package" ;;
    esac
    status="$(dpkg-query -W -f '${Status}\n' "$pattern" 2>/dev/null || true)"
    if ! grep -q "^install ok installed" <<<"$status"; then missing+=("$package"); fi
done
if [ "${#missing[@]}" -eq 0 ]; then exit 0; fi

echo "Installing: ${missing[*]}"
root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Installing needs root. Please ask for: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${root[@]}" apt-get update -q
"${root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
