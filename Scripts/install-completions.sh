#!/usr/bin/env bash
# Puts the shell completions that the program writes about itself where bash, zsh and fish look for them.
# usage: install-completions.sh PROGRAM PREFIX
set -euo pipefail

program="$1"
prefix="$2"

write() {
    local shell="$1" target="$2"
    mkdir -p "$(dirname "$target")"
    "$program" --generate-completion-script "$shell" >"$target.new"
    mv "$target.new" "$target"
}

write bash "$prefix/share/bash-completion/completions/rhumb"
write zsh "$prefix/share/zsh/site-functions/_rhumb"
write fish "$prefix/share/fish/vendor_completions.d/rhumb.fish"
