#!/bin/sh
# Installs what is missing, builds the explorer for the browser and serves it on this machine.
#   sh web/serve.sh [PORT]
set -eu
cd "$(dirname "$0")/.."
. web/tools/install.sh

# shellcheck disable=SC2086
install_missing $web_packages
say "building the site"
cmake --preset web -DCHIP_RULES_WERROR="$warnings_are_errors" || fail "configuring the web build (cmake --preset web)"
cmake --build --preset web || fail "building the site (cmake --build --preset web)"
say "serving build/web/dist"
exec python3 web/tools/serve.py build/web/dist "$@"
