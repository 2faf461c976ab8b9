#!/bin/sh
# Lays out the browser driver as Playwright for Java expects it: DIR/package.
set -eu
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --prefer-offline --ignore-scripts --loglevel=error
fi
mkdir -p "$1"
rm -f "$1/package" "$1/node"
ln -s "$PWD/node_modules/playwright-core" "$1/package"
ln -s "$(command -v node)" "$1/node"
