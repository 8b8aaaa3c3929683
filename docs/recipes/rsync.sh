#!/bin/sh
# Publishes a built site to a folder on your own server. At every moment, each page has the files that it needs:
#
#   rsync.sh public/ editor@example.org:/srv/site/
#
# All other files in that folder are deleted. To keep some of them, add another --exclude.
set -eu
from=${1%/}/
to=${2%/}/

# Compares content, not times: a site that was built elsewhere has different times.
send() { rsync --recursive --links --checksum --compress --chmod=D755,F644 --exclude=/.well-known "$@"; }

# First, add the files whose names change with their content. No page uses them yet.
send "${from}static" "${from}zoek" "$to"
# Then the pages: all of them are sent before the first one is replaced.
send --delay-updates "$from" "$to"
# Last, delete the files that no page uses any more. Skip this step, or do it an hour later, if visitors may still have an old page open.
send --delete-after "$from" "$to"
