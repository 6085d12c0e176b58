#!/bin/sh
# build-disk.sh FOLDER TREE WORK: a raw disk that boots the tree by UEFI, in WORK/disk; what a kernel needs comes over the tree, in a layer of its own.
# It runs in a mount namespace of its own, and takes no loop device: a container may have none.
set -eu
folder=$1
tree=$2
work=$3
root=$work/root
mkdir -p "$work/disk" "$work/upper" "$work/overlay" "$root"
mount -t overlay overlay -o "lowerdir=$tree,upperdir=$work/upper,workdir=$work/overlay" "$root"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"

in_tree() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 "$@"; }

# Debian's word for "start nothing".
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 0755 "$root/usr/sbin/policy-rc.d"
cp /etc/resolv.conf "$root/etc/resolv.conf"
sed -i "s/ main\$/ $(cat "$folder/components")/" "$root/etc/apt/sources.list"
in_tree apt-get -q update
# shellcheck disable=SC2046
in_tree apt-get -q -y install $(cat "$folder/packages.txt")

# What production takes from makers in Debian's place. resolv.conf above is what names are found by.
mkdir "$root/run/makers"
mount --bind "$folder" "$root/run/makers"
in_tree sh /run/makers/take-from-makers /run/makers
cp "$folder/left-out" "$work/disk/left-out.txt"
# shellcheck disable=SC2016
{ in_tree dpkg-query -W -f '${Package} ${Version} ${Architecture}\n'; cat "$folder/programs"; } | LC_ALL=C sort >"$root/etc/image-manifest"
umount "$root/run/makers"
rmdir "$root/run/makers"
cp "$root/etc/image-manifest" "$work/disk/packages.txt"

install -m 0755 "$folder/cluster-install" "$root/usr/local/sbin/cluster-install"

# systemd-boot reads kernel and initramfs from the EFI system partition (systemd-boot(7)).
mkdir -p "$root/boot/EFI/BOOT" "$root/boot/loader/entries"
cp "$root/usr/lib/systemd/boot/efi/systemd-bootx64.efi" "$root/boot/EFI/BOOT/BOOTX64.EFI"
mv "$root"/boot/vmlinuz-* "$root/boot/vmlinuz"
mv "$root"/boot/initrd.img-* "$root/boot/initrd.img"
cp "$folder/loader.conf" "$root/boot/loader/loader.conf"
cp "$folder/debian.conf" "$root/boot/loader/entries/debian.conf"

# systemd-repart makes the partitions here, and at each boot gives the last one the rest of its disk (repart.d(5)).
mkdir -p "$root/usr/lib/repart.d"
cp "$folder/10-esp.conf" "$folder/20-root.conf" "$root/usr/lib/repart.d"
cp "$folder/fstab" "$root/etc/fstab"

rm -rf "$root/usr/sbin/policy-rc.d" "$root"/boot/System.map-* "$root"/boot/config-* "$root"/vmlinuz* "$root"/initrd.img* \
  "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/*.bin "$root"/var/cache/apt/archives/*.deb "$root"/var/log/*.log "$root/var/log/apt"
: >"$root/etc/resolv.conf"
# Packages have made their caches: a first boot need not make them again (systemd-update-done(8)).
in_tree /usr/lib/systemd/systemd-update-done

# By the tree's own systemd-repart: a host of Debian 12 has one that wants loop devices. /mnt shows the tree without what is mounted in it.
mount --bind "$root" "$root/mnt"
mount --bind "$work/disk" "$root/srv"
in_tree systemd-repart --offline=yes --empty=create --size=auto --definitions=/usr/lib/repart.d --copy-source=/mnt --dry-run=no --pretty=no /srv/disk.raw >/dev/null
