#!/usr/bin/env bash
# Walks a newcomer's path in an empty Debian 12: nothing there but make and the Swift toolchain, then a fresh clone,
# `make run` and `make test`. What it proves: `make deps` lists everything, and nothing of this machine is relied on.
#
# usage, as root: Scripts/bare-root.sh TOOLCHAIN [ROOT]
#   TOOLCHAIN      the folder that holds usr/bin/swift; mounted read-only at the same place inside
#   ROOT           where the root is made, and kept for another go; else a new folder, removed at the end
#   BARE_BINDS     further folders to mount read-only at the same place inside, separated by spaces
#                  (for example mirrors of Swift packages that a git configuration refers to)
#   BARE_GITCONFIG a git configuration for the clone's user inside
#   BARE_MIRROR    a Debian mirror; else debootstrap's own choice
#   BARE_COMMANDS  what to run in the clone; else "make run && make test"
set -euo pipefail

toolchain="$(readlink -f "${1:?usage: bare-root.sh TOOLCHAIN [ROOT]}")"
repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
keep="${2:-}"
root="${keep:-$(mktemp -d)}"
commands="${BARE_COMMANDS:-make run && make test}"

if [ "$(id -u)" -ne 0 ]; then
    echo "Making a root needs root." >&2
    exit 1
fi
if ! command -v debootstrap >/dev/null; then
    echo "Please install debootstrap: apt-get install debootstrap" >&2
    exit 1
fi

mounted=()
leave() {
    local at
    for ((at = ${#mounted[@]} - 1; at >= 0; at--)); do umount "${mounted[$at]}"; done
    if [ -z "$keep" ]; then rm -rf --one-file-system "$root"; fi
}
trap leave EXIT

bind() {
    local source="$1" options="$2"
    mkdir -p "$root$source"
    mount --bind "$source" "$root$source"
    mounted+=("$root$source")
    if [ "$options" = ro ]; then mount -o remount,bind,ro "$root$source"; fi
}

if [ ! -e "$root/etc/debian_version" ]; then
    # shellcheck disable=SC2086
    debootstrap --variant=minbase --include=make,git,ca-certificates bookworm "$root" ${BARE_MIRROR:-}
fi
# The network as this machine reaches it.
cp /etc/resolv.conf "$root/etc/resolv.conf"
for settings in /etc/apt/apt.conf.d/*; do
    if grep -qi "^ *Acquire" "$settings"; then cp "$settings" "$root/etc/apt/apt.conf.d/"; fi
done

bind "$toolchain" ro
for folder in ${BARE_BINDS:-}; do bind "$(readlink -f "$folder")" ro; done
mkdir -p "$root/proc" "$root/dev"
mount -t proc proc "$root/proc"
mounted+=("$root/proc")
bind /dev rw

mkdir -p "$root/root"
if [ -n "${BARE_GITCONFIG:-}" ]; then cp "$BARE_GITCONFIG" "$root/root/.gitconfig"; fi
rm -rf "$root/root/rhumb"
git clone --quiet --no-hardlinks "$repository" "$root/root/rhumb"

chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 \
    PATH="$toolchain/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
    bash -c "cd /root/rhumb && $commands"
