#!/bin/bash
# Signs the application, puts it into a disk image, and has Apple notarise it. UNPROVEN: it was written on another
# system and its syntax checked; nobody has run it on a Mac yet.
#
#   disk_image.sh APP DMG
#
# Needs the command line tools of Xcode, and in the environment:
#   PIXELSMILE_SIGNING_IDENTITY   "Developer ID Application: ..." of the keychain; "-" signs for this Mac only
#   PIXELSMILE_NOTARY_PROFILE     name of a profile kept with `xcrun notarytool store-credentials`; empty skips Apple
set -euo pipefail

app=$1
image=$2
identity=${PIXELSMILE_SIGNING_IDENTITY:--}
profile=${PIXELSMILE_NOTARY_PROFILE:-}
here=$(cd "$(dirname "$0")" && pwd)

# From the inside to the outside: every library first, the bundle last, as its signature covers all of them.
timestamp=--timestamp
[ "$identity" = - ] && timestamp=--timestamp=none
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --sign "$identity" --options runtime "$timestamp"
find "$app/Contents/MacOS" -type f -print0 |
    xargs -0 codesign --force --sign "$identity" --options runtime "$timestamp" --entitlements "$here/entitlements.plist"
codesign --force --sign "$identity" --options runtime "$timestamp" --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict --verbose=2 "$app"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/$(basename "$app")"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "PixelSmile Desktop" -srcfolder "$stage" -fs HFS+ -format UDZO -imagekey zlib-level=9 "$image"
codesign --sign "$identity" "$timestamp" "$image"

if [ -n "$profile" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
