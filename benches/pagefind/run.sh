#!/bin/sh
# Indexes a copy of a built site with Pagefind and prints what its index weighs.
#
#   benches/pagefind/run.sh SITE [COPY]
#
# The copy stays in COPY (a folder that is not there yet) to be measured in a browser; without COPY it goes.
set -eu
site=${1:?the folder of a built site}
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -gt 1 ]; then
  copy=$2
  [ ! -e "$copy" ] || { echo "$copy is there already" >&2; exit 2; }
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  copy=$work/site
fi
[ -x "$here/node_modules/.bin/pagefind" ] || npm ci --silent --prefix "$here"
cp -R "$site" "$copy"
"$here/node_modules/.bin/pagefind" --site "$copy" --force-language nl

# Name, files, bytes as they are, bytes after gzip.
weigh() {
  name=$1
  shift
  files=$(cd "$copy/pagefind" && find . -type f \( "$@" \) | sort)
  [ -n "$files" ] || return 0
  count=$(printf '%s\n' "$files" | wc -l)
  size=$(cd "$copy/pagefind" && printf '%s\n' "$files" | tr '\n' '\0' | xargs -0 cat | wc -c)
  packed=$(cd "$copy/pagefind" && printf '%s\n' "$files" | while read -r file; do gzip -9c "$file" | wc -c; done | awk '{ n += $1 } END { print n }')
  printf '| %s | %d | %d | %d |\n' "$name" "$count" "$size" "$packed"
}
printf '| part | files | bytes | bytes, gzip -9 each |\n| --- | --- | --- | --- |\n'
weigh 'pagefind.js, pagefind-worker.js' -name pagefind.js -o -name pagefind-worker.js
weigh 'engine (wasm.nl.pagefind)' -name 'wasm.nl*'
weigh 'entry' -name 'pagefind-entry.json'
weigh 'meta (pf_meta)' -name '*.pf_meta'
weigh 'index (pf_index)' -name '*.pf_index'
weigh 'filters (pf_filter)' -name '*.pf_filter'
weigh 'fragments (pf_fragment)' -name '*.pf_fragment'
weigh 'together' ! -name '*-ui.*' ! -name 'pagefind-highlight*' ! -name 'wasm.unknown*'
