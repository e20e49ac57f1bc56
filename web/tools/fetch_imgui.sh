#!/bin/sh
# Puts the Dear ImGui sources (1.92 or newer) into a cache folder and prints that folder's path.
# Knows: Debian's *source* package "imgui", apt with a private state directory, web/tools/imgui.lock.
# Why: Debian's binary package has no .cpp files, and stable suites have older versions. The mirror is the machine's own,
# apt checks the signature with the machine's own keyring, and nothing in /etc or /var is written.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${CHIP_RULES_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/chip-rules}
want=$(sed -n 's/^version //p' "$here/imgui.lock")
want_sum=$(sed -n 's/^sha256 //p' "$here/imgui.lock")
say() { echo "fetch_imgui: $*" >&2; }
die() { say "$*"; say "On another system: get Dear ImGui 1.92 or newer and give cmake -DIMGUI_DIR=<its folder>"; exit 1; }

if [ -f "$cache/imgui-$want/.complete" ]; then echo "$cache/imgui-$want"; exit 0; fi
for tool in apt-get tar xz sha256sum; do
  command -v "$tool" >/dev/null 2>&1 || die "$tool is missing"
done

mkdir -p "$cache"
tmp=$(mktemp -d "$cache/fetch.XXXXXX")
trap 'rm -rf "$tmp"' EXIT INT TERM
mkdir -p "$tmp/lists/partial" "$tmp/cache/archives/partial" "$tmp/state" "$tmp/download"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
signed=""; [ -f "$keyring" ] && signed="[signed-by=$keyring] "

# The machine's mirrors, those that look like the main archive first.
all=$(apt-get --print-uris update 2>/dev/null | sed -n "s#^'\(.*\)/dists/[^/]*/InRelease'.*#\1#p" | grep -v security | sort -u || true)
mirrors="$(echo "$all" | grep '/debian/*$' || true) $(echo "$all" | grep -v '/debian/*$' || true)"
[ -n "$(echo "$mirrors" | tr -d ' \n')" ] || die "no apt mirror is configured on this machine"

# A mirror may lag behind the Valid-Until of a moving suite: that is no reason to stop, as the lock file pins what was tested.
private() {
  apt-get -qq -o Dir::State="$tmp/state" -o Dir::State::lists="$tmp/lists" -o Dir::State::status=/dev/null \
    -o Dir::Cache="$tmp/cache" -o Dir::Etc::sourcelist="$tmp/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferencesparts=/dev/null -o APT::Sandbox::User=root -o Acquire::Languages=none \
    -o Acquire::Check-Valid-Until=false \
    -o APT::Update::Post-Invoke="" -o APT::Update::Post-Invoke-Success="" "$@"
}

got=""
for suite in sid testing; do
  for mirror in $mirrors; do
    echo "deb-src $signed$mirror $suite main" > "$tmp/sources.list"
    if private update >"$tmp/log" 2>&1 && ( cd "$tmp/download" && private source --download-only imgui ) >>"$tmp/log" 2>&1; then
      got=$(ls "$tmp"/download/imgui_*.orig.tar.* 2>/dev/null | grep -v '\.asc$' | head -n 1)
      [ -n "$got" ] && break 2
    fi
  done
done
[ -n "$got" ] || { cat "$tmp/log" >&2; die "no source package imgui on the machine's mirror"; }

version=$(basename "$got" | sed 's/^imgui_//; s/\.orig\.tar.*//; s/[+~]ds.*//; s/[+~]dfsg.*//')
sum=$(sha256sum "$got" | cut -d' ' -f1)
major=${version%%.*}; rest=${version#*.}; minor=$(echo "$rest" | sed 's/[^0-9].*//')
if [ "$major" -lt 1 ] || { [ "$major" -eq 1 ] && [ "$minor" -lt 92 ]; }; then die "Dear ImGui $version is too old, 1.92 is needed"; fi
if [ "$version" = "$want" ] && [ "$sum" != "$want_sum" ]; then die "Dear ImGui $version has SHA-256 $sum, imgui.lock says $want_sum"; fi
[ "$version" = "$want" ] || say "notice: building with Dear ImGui $version; $want is the version that was tested"

mkdir "$tmp/tree"
tar -xf "$got" -C "$tmp/tree" --strip-components=1
[ -f "$tmp/tree/imgui.cpp" ] || die "the source package has no imgui.cpp"
touch "$tmp/tree/.complete"
rm -rf "$cache/imgui-$version"
mv "$tmp/tree" "$cache/imgui-$version"
echo "$cache/imgui-$version"
