#!/usr/bin/env bash
# Feeds every way in with bytes that nobody wrote on purpose: builds the targets of Tests/Fuzz and runs each for some seconds,
# three for each processor at a time. What broke a law or the program is kept in .build-fuzz/found, named by its target.
#   [CONFIGURATION=debug] Scripts/fuzz.sh [SECONDS] [TARGET…]       0 seconds: only builds
# A debug build is there in a third of the time, and feeds fewer inputs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

seconds=${1:-60}
shift $(($# > 0 ? 1 : 0))
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then targets=(lexer parser formatter yaml csv json xlsx messages typing session browser); fi

configuration=${CONFIGURATION:-release}
FUZZ=1 swift build -c "$configuration" --sanitize=fuzzer -Xswiftc -enable-testing --product rhumb-fuzz --scratch-path .build-fuzz
if [ "$seconds" = 0 ]; then exit 0; fi
program=.build-fuzz/$configuration/rhumb-fuzz
mkdir -p .build-fuzz/found

# How many bytes an input may have: a table is read many times over, and many short ones find more than a few long ones.
longest() { if [ "$1" = csv ]; then echo 4096; else echo 65536; fi; }

# What is mutated first: real inputs of each kind.
seeds() {
    local target=$1 folder=.build-fuzz/seeds/$1
    rm -rf "$folder" && mkdir -p "$folder"
    if [ "$target" = session ]; then
        # A question each.
        (cd "$folder" && cat ../../../Tests/Corpus/session/*.txt | sed -n 's/^> //p' | split -l 1 -a 4)
        return
    fi
    local pattern
    case $target in
    lexer | parser | formatter | typing) pattern='*.rhumb' ;;
    messages) pattern='*.messages' ;;
    browser) pattern='*.request' ;;
    yaml) pattern='*.yaml' ;;
    csv) pattern='*.csv' ;;
    json) pattern='*.json*' ;;
    xlsx) pattern='*.xlsx' ;;
    esac
    local number=0
    while IFS= read -r file; do
        number=$((number + 1))
        head -c "$(longest "$target")" "$file" >"$folder/$number"
    done < <(find Tests/Corpus plans Documentation -name "$pattern" -type f | sort)
}

# One target; quiet unless it finds something.
fuzz() {
    local target=$1 log=.build-fuzz/$1.log
    seeds "$target"
    if ! RHUMB_FUZZ=$target SWIFT_BACKTRACE=enable=no "$program" ".build-fuzz/seeds/$target" \
        -max_total_time="$seconds" -max_len="$(longest "$target")" -timeout=20 -rss_limit_mb=4096 \
        -artifact_prefix=".build-fuzz/found/$target-" >"$log" 2>&1; then
        tail -n 30 "$log"
        return 1
    fi
    grep '^Done' "$log" | sed "s/^/$target: /"
}
export -f fuzz longest seeds
export seconds program

printf '%s\n' "${targets[@]}" | xargs -P "$(($(nproc) * 3))" -I{} bash -c 'fuzz {}'
