#!/usr/bin/env bash
# Runs one PostgreSQL of a root file system image, in namespaces of its own, until standard input ends.
#   server.sh IMAGE FOLDER TEMPLATE     FOLDER/socket holds the socket, FOLDER/data the cluster: on first use a copy of TEMPLATE/data, where initdb
#                                       made it; who comes first makes it
# PROVISION_TIMESCALE_COMMUNITY names a tree to lay over the image: usr/lib/postgresql/VERSION/lib and usr/share/postgresql/VERSION/extension
# with TimescaleDB's community edition.
set -euo pipefail
image=$1 folder=$2 template=$3
lower=${PROVISION_TIMESCALE_COMMUNITY:+$PROVISION_TIMESCALE_COMMUNITY:}$image
exec 3<&0
mkdir -p "$folder"/{upper,work,root,socket,data,spaces}

# Copies are taken under the lock too: what one run has half made, the next makes anew.
cluster() {
  mkdir -p "$template"
  exec 4>"$template/lock"
  flock 4
  if [[ ! -f $template/made ]]; then
    rm -rf "$template/data"
    run $bin/initdb -D /srv/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    cp --archive --reflink=auto "$folder/data" "$template/data"
    touch "$template/made"
  else
    cp --archive --reflink=auto "$template/data/." "$folder/data/"
  fi
  exec 4>&-
}

inside() {
  # Copies of a lab's mounts would hold its disks after it is gone.
  awk -v image="$image/" '$1 ~ "^/dev/loop" && $2 != "/" && index(image, $2 "/") != 1 { print $2 }' /proc/self/mounts \
    | tac | xargs --no-run-if-empty umount --lazy || true
  mount -t overlay overlay -o "lowerdir=$lower,upperdir=$folder/upper,workdir=$folder/work,xino=off" "$folder/root"
  mkdir -p "$folder/root/srv/"{socket,data,spaces}
  for each in socket data spaces; do mount --bind "$folder/$each" "$folder/root/srv/$each"; done
  mount -t proc proc "$folder/root/proc"
  mount --bind /dev "$folder/root/dev"
  mount -t tmpfs tmpfs "$folder/root/dev/shm"
  run() { chroot "$folder/root" setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }
  chroot "$folder/root" chown postgres:postgres /srv/socket /srv/data /srv/spaces
  local bin
  bin=$(cd "$folder/root" && printf '%s\n' usr/lib/postgresql/*/bin | tail -n 1)
  bin=/$bin
  if [[ ! -f $folder/data/PG_VERSION ]]; then
    chmod 700 "$folder/data"
    cluster
    cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '/srv/socket'
shared_preload_libraries = 'timescaledb,pgaudit,pg_stat_statements'
timescaledb.telemetry_level = off
# Policies run when a test says so.
timescaledb.max_background_workers = 0
fsync = off
full_page_writes = off
synchronous_commit = off
max_connections = 60
max_locks_per_transaction = 1024
wal_level = replica
CONF
  fi
  rm -f "$folder/data/postmaster.pid" "$folder/socket/".s.* 2>/dev/null || true
  # Last of all: a change of user clears the parent-death signal that unshare has set.
  exec chroot "$folder/root" setpriv --reuid=postgres --regid=postgres --init-groups --pdeathsig=KILL $bin/postgres -D /srv/data
}

if [[ ${4-} == inside ]]; then
  inside
fi
unshare --mount --net --ipc --pid --fork --kill-child=KILL --propagation slave \
  bash "$0" "$image" "$folder" "$template" inside </dev/null >"$folder/log" 2>&1 3<&- &
child=$!
# The first process of the process namespace takes all others along, and is gone only after them.
first=
while [[ -z $first && -d /proc/$child ]]; do first=$(cat "/proc/$child/task/$child/children" 2>/dev/null || true); done
end() {
  kill -KILL $first $child 2>/dev/null || true
  # A zombie will do: whoever inherits it may take its time.
  while [[ -n $first && $(sed 's/.*) //' "/proc/${first% }/stat" 2>/dev/null || true) == [^Z]* ]]; do sleep 0.01; done
}
trap end EXIT
# The one who started us holds the other end: its death, however sudden, ends the server too.
(cat <&3 >/dev/null; end) &
wait $child || true
