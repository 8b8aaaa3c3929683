#!/bin/sh
# Publishes a built site to a folder on a machine of one's own, without a moment in which a page lacks its files:
#
#   rsync.sh public/ editor@example.org:/srv/site/
#
# Whatever else lies in that folder goes away; keep it with another line --exclude.
set -eu
from=${1%/}/
to=${2%/}/

# Only what changed by its bytes: a site that was built elsewhere has other times.
send() { rsync --recursive --links --checksum --compress --chmod=D755,F644 --exclude=/.well-known "$@"; }

# First what has a new name with its content, beside the old; no page asks for it yet.
send "${from}static" "${from}zoek" "$to"
# Then the pages, all sent before the first one takes its place.
send --delay-updates "$from" "$to"
# Last, what no page asks for any more. Leave this out, or do it an hour later, to be kind to who has an old page open.
send --delete-after "$from" "$to"
