#!/bin/sh
# PixelSmile Desktop @VERSION@ in one file. It unpacks itself once, into the cache folder of whoever starts it, and
# checks what it unpacks; every later start goes straight to the program.
#
#   FILE [PHOTO ...]        open the window
#   FILE --cli WORDS ...    the command line, as `pixelsmile WORDS ...`
#   FILE --extract FOLDER   only unpack
#   FILE --clean            remove what was unpacked
set -eu

offset=@OFFSET@
size=@SIZE@
sum=@SUM@
glibc_minor=@GLIBC_MINOR@
home=${XDG_CACHE_HOME:-$HOME/.cache}/pixelsmile-desktop-portable
folder=$home/@VERSION@-$(printf %.12s "$sum")

fail() {
    echo "pixelsmile-desktop: error: $1" >&2
    exit 1
}

unpack() {
    found=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed -n 's/^glibc 2\.\([0-9]*\).*/\1/p')
    if [ "${found:-0}" -lt "$glibc_minor" ]; then
        fail "this system is too old (glibc 2.${found:-?}, needed: 2.$glibc_minor); use a system of 2023 or later"
    fi
    command -v xz >/dev/null || fail "xz is missing; install the package xz-utils, or xz"
    [ "$(payload | sha256sum | cut -d ' ' -f 1)" = "$sum" ] || fail "the file is damaged; download it again"
    mkdir -p "$(dirname "$1")" || fail "$1 cannot be written; make room or set XDG_CACHE_HOME"
    partial=$1.$$
    trap 'rm -rf "$partial"' EXIT INT TERM
    mkdir "$partial"
    payload | tar -xJf - -C "$partial" || fail "$1 cannot be written; make room or set XDG_CACHE_HOME"
    # Another start may have been faster.
    mv -T "$partial" "$1" 2>/dev/null || [ -x "$1/pixelsmile-desktop" ] || fail "$1 cannot be written"
}

payload() {
    tail -c "+$offset" "$0" | head -c "$size"
}

case ${1:-} in
--extract)
    [ -n "${2:-}" ] || fail "--extract needs a folder; name one that does not exist"
    [ ! -e "$2" ] || fail "$2 exists; name a folder that does not"
    unpack "$2"
    exit 0
    ;;
--clean)
    rm -rf "$home"
    exit 0
    ;;
esac

[ -x "$folder/pixelsmile-desktop" ] || (unpack "$folder")
if [ "${1:-}" = --cli ]; then
    shift
    exec "$folder/pixelsmile" "$@"
fi
exec "$folder/pixelsmile-desktop" "$@"
