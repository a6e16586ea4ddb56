# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the commands in this folder share: set-up of the machine, building, environments.
# Sourced, never run. Everything said here goes to stderr: stdout belongs to the program.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly top

note ()
{
  printf '%s\n' "$*" >&2
}

die ()
{
  local status=$1
  shift
  note "${0##*/}: $*"
  exit "$status"
}

# The packages of packages-debian, one a line, without comments.
wanted_packages ()
{
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$top/build-aux/packages-debian"
}

# Those of the packages on stdin that are not installed.
missing_packages ()
{
  local wanted installed
  wanted=$(sort -u)
  # dpkg-query fails when it does not know one of the names; what it knows is printed all the same.
  # shellcheck disable=SC2016,SC2086  # dpkg's own fields; a list of names
  installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
              sed -n 's/^installed //p' | sort -u) || true
  comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
}

as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die 2 "root is needed for: $*"
  fi
}

apt_install ()
{
  note "Installing: $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 </dev/null
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "$@" >&2 </dev/null
}

is_debian ()
{
  command -v apt-get >/dev/null && command -v dpkg-query >/dev/null
}

# Installs what is missing; asks apt nothing when nothing is. Elsewhere the first configuration of
# the build tells whether everything is there (see configure).
set_up_machine ()
{
  local missing
  is_debian || return 0
  missing=$(wanted_packages | missing_packages)
  # shellcheck disable=SC2086  # a list of names
  [ -z "$missing" ] || apt_install $missing
}

configure ()
{
  local dir=$1
  shift
  if [ -e "$dir/build.ninja" ]; then
    return 0
  fi
  if command -v meson >/dev/null && meson setup "$dir" "$top" "$@" >&2 </dev/null; then
    return 0
  fi
  if ! is_debian; then
    note "This is not Debian: please install what these Debian packages hold, then try again:"
    wanted_packages | sed 's/^/  /' >&2
    exit 2
  fi
  die 1 "the build cannot be configured"
}

# build DIR [MESON ARGUMENTS]: configures once, compiles what is out of date, says nothing when
# nothing is. The lock lets two commands of one checkout run at the same time.
build ()
{
  local dir=$1
  mkdir -p "$dir"
  (
    flock 9
    configure "$@"
    if ! ninja -C "$dir" -n 2>&1 | grep -q 'no work to do'; then
      ninja -C "$dir" >&2 </dev/null || die 1 "the build failed"
    fi
  ) 9>"$dir/.lock"
}

# What a program that is not installed needs to find its settings, catalogues and icons in DIR.
use_build ()
{
  local dir=$1
  export GSETTINGS_SCHEMA_DIR="$dir/data"
  export MPOWER_LOCALEDIR="$dir/po"
  export XDG_DATA_DIRS="$top/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
}

# Folders of our own for everything a program keeps between two runs, so that neither the user's
# settings change what is tested nor tests change the user's settings. The caller removes DIR.
use_scratch_home ()
{
  local dir=$1
  mkdir -p "$dir/home" "$dir/run"
  chmod 700 "$dir/run"
  export HOME="$dir/home"
  export XDG_CONFIG_HOME="$dir/home/.config"
  export XDG_DATA_HOME="$dir/home/.local/share"
  export XDG_STATE_HOME="$dir/home/.local/state"
  export XDG_CACHE_HOME="$dir/home/.cache"
  export XDG_RUNTIME_DIR="$dir/run"
}

# The same pixels and the same settings on every machine.
use_reproducible_display ()
{
  export GSETTINGS_BACKEND=memory
  export GSK_RENDERER=cairo
  export GDK_BACKEND=x11
  # Nobody answers for a desktop's portal on a bus of our own; do not wait for it.
  export ADW_DISABLE_PORTAL=1
  unset WAYLAND_DISPLAY DISPLAY NO_AT_BRIDGE GTK_THEME GTK_DEBUG GDK_SCALE
}

# Runs a command with a display and a session bus of its own. Without -noreset the server would
# restart itself whenever the last of several clients leaves, and refuse the next one meanwhile.
with_display ()
{
  dbus-run-session --dbus-daemon="$top/build-aux/quiet-bus" -- \
    xvfb-run --auto-servernum --server-args='-screen 0 1280x800x24 -noreset' "$@"
}
