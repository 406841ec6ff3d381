#!/usr/bin/env bash
# Builds everything and runs every test. `./test.sh long` runs the same code with the large counts.
# The last line is: N passed, N failed, N skipped
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

case "${1:-}" in
  "") ;;
  long) export SECOPS_LONG=1 ;;
  *) echo "usage: ./test.sh [long]" >&2; exit 2 ;;
esac

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# For processes that live for minutes neither profiling for a later optimisation nor spinning pays: a quarter less processor time without both.
export DOTNET_TieredPGO=0 DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0

has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
# A shim of that name may lead nowhere: only an answer counts.
has_aws() { /usr/bin/aws --version >/dev/null 2>&1 || aws --version >/dev/null 2>&1; }
has_strace() { command -v strace >/dev/null; }
has_faketime() { compgen -G '/usr/lib*/*/faketime/libfaketimeMT.so.1' >/dev/null || compgen -G '/usr/lib64/faketime/libfaketimeMT.so.1' >/dev/null; }

install_tools() {
  local wanted=()
  has_chromium || wanted+=(chromium)
  has_aws || wanted+=(awscli)
  has_strace || wanted+=(strace)
  has_faketime || wanted+=(libfaketime)
  [ ${#wanted[@]} -eq 0 ] && return 0
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      sudo=(sudo)
    else
      echo "Cannot install ${wanted[*]}: not root, and sudo asks for a password."
      return 0
    fi
  fi
  command -v apt-get >/dev/null || { echo "Cannot install ${wanted[*]}: there is no apt-get."; return 0; }
  echo "Installing ${wanted[*]} ..."
  export DEBIAN_FRONTEND=noninteractive
  "${sudo[@]}" apt-get update -qq >/dev/null 2>&1 || echo "apt-get update failed; trying with the lists there are."
  local tool
  for tool in "${wanted[@]}"; do
    "${sudo[@]}" apt-get install -y -qq --no-install-recommends "$tool" >/dev/null 2>&1 || echo "apt-get could not install $tool."
  done
}

check_tools() {
  local missing=()
  has_chromium || missing+=("a browser (chromium)")
  has_aws || missing+=("the AWS CLI (awscli)")
  if [ ${#missing[@]} -gt 0 ]; then
    printf 'MISSING: %s. The tests that need it are skipped.\n' "${missing[@]}"
    if [ -n "${CI:-}" ]; then
      echo "CI is set: a missing tool is a failure."
      echo "0 passed, 1 failed, 0 skipped"
      exit 1
    fi
  fi
  has_strace || echo "MISSING: strace. The tests that show fsync before the 202, and that an I/O error stops every write, are skipped."
  has_faketime || echo "MISSING: libfaketime. The tests that set the clock of a running console are skipped."
}

install_tools
check_tools

if ! dotnet build SecOpsConsole.sln -v q; then
  echo "The build failed; no test was run."
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

# One project; its output is shown when it has ended, because two run at a time.
run_project() {
  local project=$1 name began=$SECONDS
  name=$(basename "$project" .csproj)
  dotnet test "$project" --no-build -v q --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" >"$results/$name.log" 2>&1
  echo $? >"$results/$name.exit"
  echo "== $name, $((SECONDS - began)) s"
  cat "$results/$name.log"
}
export results
export -f run_project

# The longest begin first. Browsers and killed processes mostly wait, so another project's computing fits beside them.
projects=()
for name in E2E Core Fault Web; do projects+=("tests/SecOpsConsole.$name.Tests/SecOpsConsole.$name.Tests.csproj"); done
for project in tests/*.Tests/*.csproj; do
  [[ " ${projects[*]} " == *" $project "* ]] || projects+=("$project")
done
printf '%s\0' "${projects[@]}" | xargs -0 -P 2 -I '{}' bash -c 'run_project "$1"' run_project '{}'

passed=0 failed=0 skipped=0
for project in "${projects[@]}"; do
  name=$(basename "$project" .csproj)
  code=$(cat "$results/$name.exit" 2>/dev/null || echo 1)
  counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null | tail -n 1)
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  if [ -z "$counters" ]; then
    # Nothing was counted: a project without tests yet is no failure, a test host that died is.
    [ "$code" -eq 0 ] || { echo "$name did not finish (exit code $code)."; failed=$((failed + 1)); }
    continue
  fi
  total=$(count total) ran=$(count executed) good=$(count passed)
  bad=$((ran - good))
  # The runner may fail without a failed test, for example when its process dies at the end.
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "$name ended with exit code $code."
    bad=1
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - ran))
done

status=0
[ "$failed" -gt 0 ] && status=1
if [ $((passed + failed)) -eq 0 ]; then
  echo "No test ran: that is a failure."
  status=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
