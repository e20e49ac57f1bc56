#!/bin/sh
# Puts the npm packages that the build takes data from into a cache folder and prints the path of its node_modules.
# Knows: npm and its configured registry, packages/package-lock.json (versions and checksums; npm refuses anything else).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${CHIP_RULES_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/chip-rules}
want=$cache/packages-$(sha256sum "$here/packages/package-lock.json" | cut -c1-16)
say() { echo "fetch_packages: $*" >&2; }
die() { say "$*"; say "Without a network: copy the folder $want from a machine that has it, or give cmake -DPACKAGES_DIR=<node_modules with those packages>"; exit 1; }

if [ -f "$want/.complete" ]; then echo "$want/node_modules"; exit 0; fi
command -v npm >/dev/null 2>&1 || die "npm is missing (Debian: npm)"
mkdir -p "$cache"
tmp=$(mktemp -d "$cache/packages.XXXXXX")
trap 'rm -rf "$tmp"' EXIT INT TERM
cp "$here/packages/package.json" "$here/packages/package-lock.json" "$here/packages/.npmrc" "$tmp"
npm ci --prefix "$tmp" --ignore-scripts --no-fund --no-audit --loglevel=error >&2 || die "npm could not fetch the packages of web/tools/packages/package.json"
touch "$tmp/.complete"
rm -rf "$want"
mv "$tmp" "$want"
echo "$want/node_modules"
