#!/usr/bin/env bash
# Prepares a folder that makes the linker take in static libraries: the program then starts sooner, and runs where they are not installed.
# What has no static library stays shared. With PKG_CONFIG_PATH and the linker's search path on this folder it has the first word.
set -euo pipefail
if [ "$(uname -s)" != Linux ]; then exit 0; fi

mkdir -p "$1"
folder="$(cd "$1" && pwd)"
while read -r library package rest; do
    # The toolchain's compiler knows where the system's libraries are; it answers with the bare name of what it does not find.
    found="$(clang -print-file-name="lib$library.a")"
    if [ ! -f "$found" ]; then continue; fi
    ln -sf "$(realpath "$found")" "$folder/lib$library.a"
    if [ -n "$package" ]; then
        printf 'Name: %s\nDescription: %s, static\nVersion: %s\nCflags: %s\nLibs: -L%s -l%s\n' "$package" "$package" \
            "$(pkg-config --modversion "$package")" "$(pkg-config --cflags "$package")" "$folder" "$library${rest:+ $rest}" \
            >"$folder/$package.pc"
    fi
done <<'LIST'
sqlite3 sqlite3
yaml yaml-0.1
minizip minizip
expat expat
z zlib
tinfo
bsd
md
edit libedit -ltinfo -lbsd -lmd
event libevent
stdc++
LIST
