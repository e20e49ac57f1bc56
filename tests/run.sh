#!/bin/sh
# Installs what is missing, builds wasm and native, runs the tests. Ends with ctest's summaries and the browser tests'
# line; exits non-zero when anything failed or a tool was missing.
#   sh tests/run.sh          what every change should pass
#   sh tests/run.sh --full   also what takes long: units and the command line under sanitizers, ten minutes of fuzzing,
#                            and in the browser axe in every theme and size, and all golden cases
# CHIP_RULES_WERROR=ON in the environment makes warnings errors, as they are where CI is set.
set -u
full=""
[ "${1:-}" = "--full" ] && full=yes
cd "$(dirname "$0")/.."
. web/tools/install.sh

failed=""
times=""
logs=build/logs
mkdir -p "$logs"

# must <name> <command>...: a part that the rest needs. part: one that may fail while the others go on.
timed() {
  title=$1; shift
  say "$title"
  begin=$(date +%s)
  "$@"
  result=$?
  times="$times$(printf '%5d s  %s' $(($(date +%s) - begin)) "$title")
"
  return $result
}
must() { timed "$@" || { printf '%s' "$times"; fail "$1"; }; }
part() { timed "$@" || { failed="$failed, $1"; printf 'FAILED: %s\n' "$1"; }; }

# Output goes to the screen and to build/logs/<name>.
logged() {
  log=$logs/$1; shift
  { "$@"; echo $? >"$log.status"; } 2>&1 | tee "$log"
  return "$(cat "$log.status")"
}

install() {
  # shellcheck disable=SC2086
  install_missing $web_packages $test_packages
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix tests/browser --no-fund --no-audit --loglevel=error
}

# With --full each source is compiled alone, so that one which does not name what it uses is found.
configure() { cmake --preset "$1" -DCHIP_RULES_WERROR="$warnings_are_errors" ${full:+-DCMAKE_UNITY_BUILD=OFF}; }

# Side by side, since the site's build ends with steps that keep one core busy; configured before, since that fetches.
build_site_and_programs() {
  configure web && configure native || return 1
  cmake --build --preset web >"$logs/build-web" 2>&1 &
  site=$!
  cmake --build --preset native
  built=$?
  wait "$site" || built=1
  cat "$logs/build-web"
  return $built
}
build_sanitized() {
  configure native-debug || return 1
  if [ -n "$full" ]; then nice cmake --build --preset native-debug
  else nice cmake --build --preset native-debug --target golden matrix fuzz
  fi
}

# Each target takes its committed seeds and its seconds; what it finds is kept in build/fuzz. All run at the same time.
fuzz() {
  running=""
  for program in build/native-debug/fuzz-*; do
    [ -x "$program" ] && [ ! -d "$program" ] || continue
    name=${program##*/fuzz-}
    mkdir -p "build/fuzz/$name"
    nice "$program" -max_total_time="$fuzz_seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="build/fuzz/$name-" "build/fuzz/$name" "tests/fuzz/seeds/$name" >"$logs/fuzz-$name" 2>&1 &
    running="$running $name:$!"
  done
  found=0
  for each in $running; do
    if wait "${each##*:}"; then
      printf 'fuzz %s: %s inputs, nothing found\n' "${each%%:*}" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$logs/fuzz-${each%%:*}")"
    else
      tail -n 40 "$logs/fuzz-${each%%:*}"
      found=1
    fi
  done
  return $found
}

# The browser tests mostly wait, the others mostly compute: they run side by side, and the others yield (nice).
browser_beside() {
  { node tests/browser/run.mjs ${full:+--full}; echo $? >"$logs/browser.status"; } >"$logs/browser" 2>&1 &
  browser=$!
}
browser_result() {
  wait "$browser"
  cat "$logs/browser"
  return "$(cat "$logs/browser.status")"
}
sanitized() {
  if [ -n "$full" ]; then nice ctest --preset native-debug; else nice ctest --preset native-debug -LE full; fi
}

fuzz_seconds=${CHIP_RULES_FUZZ_SECONDS:-15}
[ -z "$full" ] || fuzz_seconds=${CHIP_RULES_FUZZ_SECONDS:-600}

must "install" install
must "build web and native" build_site_and_programs
browser_beside
part "ctest native" logged ctest-native nice ctest --preset native
part "build native-debug" build_sanitized
part "ctest native-debug" logged ctest-native-debug sanitized
part "fuzz" fuzz
part "browser (beside the others)" browser_result

say "time of each part"
printf '%s' "$times"
say "result"
[ -z "$failed" ] || printf 'FAILED: %s\n' "${failed#, }"
for preset in native native-debug; do
  printf '%s: %s\n' "$preset" "$(grep 'tests passed' "$logs/ctest-$preset" || echo 'no summary')"
done
printf 'browser: %s\n' "$(grep -E '[0-9]+ passed, [0-9]+ failed' "$logs/browser" | tail -n 1)"
[ -z "$failed" ]
