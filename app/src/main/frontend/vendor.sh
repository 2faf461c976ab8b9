#!/bin/sh
# Copies the few third-party files that browsers load from node_modules into DIR, one folder a
# library and version, so that no browser ever fetches from elsewhere.
set -eu
out=$1
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --prefer-offline --ignore-scripts --loglevel=error
fi
version() { node -p "require('./node_modules/$1/package.json').version"; }
folder() { mkdir -p "$out/$1-$2" && printf '%s' "$out/$1-$2"; }

dir=$(folder bootstrap "$(version bootstrap)")
cp node_modules/bootstrap/dist/css/bootstrap.min.css "$dir/"

dir=$(folder echarts "$(version echarts)")
cp node_modules/echarts/dist/echarts.esm.min.mjs "$dir/"

dir=$(folder maplibre-gl "$(version maplibre-gl)")
cp node_modules/maplibre-gl/dist/maplibre-gl.mjs node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs \
   node_modules/maplibre-gl/dist/maplibre-gl.css "$dir/"
[ ! -e node_modules/maplibre-gl/dist/maplibre-gl-shared.mjs ] || cp node_modules/maplibre-gl/dist/maplibre-gl-shared.mjs "$dir/"

dir=$(folder noto-sans "$(version @fontsource-variable/noto-sans)")
cp node_modules/@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2 \
   node_modules/@fontsource-variable/noto-sans/files/noto-sans-latin-ext-wght-normal.woff2 "$dir/"

dir=$(folder noto-sans-devanagari "$(version @fontsource-variable/noto-sans-devanagari)")
cp node_modules/@fontsource-variable/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-wght-normal.woff2 "$dir/"

# Fonts for paper: whole, since writing a PDF needs the shaping tables. Not served to browsers.
mkdir -p "$out/../../paper"
cp node_modules/@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf \
   node_modules/@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf "$out/../../paper/"
