# Shell functions of web/serve.sh and tests/run.sh: install what is missing, say what is done, name what failed.
# To be sourced by a POSIX shell; knows Debian's package names.

# Warnings are errors where CI is set; the same for both scripts, so that the second builds nothing again.
warnings_are_errors=${CHIP_RULES_WERROR:-${CI:+ON}}
warnings_are_errors=${warnings_are_errors:-OFF}

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\nFAILED: %s\n' "$*" >&2; exit 1; }

# Runs a command as root.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else fail "installing packages needs root: run as root or install sudo"
  fi
}

# install_missing <command>:<package>... ; an empty command asks whether the package itself is installed.
install_missing() {
  missing=""
  for entry in "$@"; do
    command=${entry%%:*}
    package=${entry#*:}
    if [ -n "$command" ]; then command -v "$command" >/dev/null 2>&1 && continue
    else dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed && continue
    fi
    missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  command -v apt-get >/dev/null 2>&1 || fail "missing and not installable without apt-get:$missing"
  say "installing from Debian:$missing"
  as_root apt-get -q update || fail "apt-get update"
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $missing \
    >"${TMPDIR:-/tmp}/chip-rules-apt.$$" 2>&1 \
    || { tail -n 30 "${TMPDIR:-/tmp}/chip-rules-apt.$$"; fail "apt-get install$missing"; }
  rm -f "${TMPDIR:-/tmp}/chip-rules-apt.$$"
}

# What the site needs, and what the tests need beyond that.
web_packages="cmake:cmake ninja:ninja-build emcc:emscripten node:nodejs npm:npm python3:python3 esbuild:esbuild xz:xz-utils
  :nlohmann-json3-dev :python3-fonttools :python3-brotli :fonts-inter :fonts-noto-cjk"
test_packages="g++:g++ clang++:clang :libclang-rt-dev :doctest-dev :libglfw3-dev :libgl-dev :libgl1 :libgl1-mesa-dri
  chromium-headless-shell:chromium-headless-shell xvfb-run:xvfb xauth:xauth"
