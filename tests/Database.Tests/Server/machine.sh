#!/usr/bin/env bash
# Runs one command of a root file system image until it ends or standard input does; what it writes stays in FOLDER/upper.
#   machine.sh own|host IMAGE FOLDER COMMAND…     own: a network of its own, with nothing in it; host: this one's, for a server on loopback.
# FOLDER/share is /srv/share.
set -euo pipefail
network=$1 image=$2 folder=$3
shift 3
exec 3<&0
mkdir -p "$folder"/{upper,work,root,share}

if [[ ${INSIDE-} ]]; then
  # Copies of a lab's mounts would hold its disks after it is gone.
  awk -v image="$image/" '$1 ~ "^/dev/loop" && $2 != "/" && index(image, $2 "/") != 1 { print $2 }' /proc/self/mounts \
    | tac | xargs --no-run-if-empty umount --lazy || true
  mount -t overlay overlay -o "lowerdir=$image,upperdir=$folder/upper,workdir=$folder/work,xino=off" "$folder/root"
  mkdir -p "$folder/root/srv/share"
  mount --bind "$folder/share" "$folder/root/srv/share"
  mount -t proc proc "$folder/root/proc"
  mount --bind /dev "$folder/root/dev"
  # Last of all, so that the command is the first process: with it go all others.
  exec chroot "$folder/root" setpriv --pdeathsig=KILL "$@"
fi
flags=(--mount --ipc --pid --fork --kill-child=KILL --propagation slave)
[[ $network == own ]] && flags+=(--net)
INSIDE=1 unshare "${flags[@]}" bash "$0" "$network" "$image" "$folder" "$@" </dev/null 3<&- &
child=$!
trap 'kill -KILL $child 2>/dev/null || true' EXIT
(cat <&3 >/dev/null; kill -KILL $child 2>/dev/null || true) >/dev/null 2>&1 &
wait $child
