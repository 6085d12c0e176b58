#!/bin/sh
# build.sh RECIPE-FOLDER OUT: a Debian 13 tree with every daemon that a region needs, none of them enabled but AWS's first boot and renewal.
set -eu
recipe=$1
out=$2
# A hook is run by sh with the tree as $1, hence the single quotes.
exec mmdebstrap --quiet --mode=root --format=directory --variant=minbase --components=main --architectures=amd64 \
  --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
  --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' \
  --dpkgopt="$recipe/nodocs.cfg" \
  --setup-hook='mkdir -p "$1/etc/postgresql-common" "$1/etc/systemd/system-preset"' \
  --setup-hook="copy-in $recipe/createcluster.conf /etc/postgresql-common" \
  --setup-hook="copy-in $recipe/00-provision.preset /etc/systemd/system-preset" \
  --include="$(paste -sd, "$recipe/packages.txt")" \
  --customize-hook='chroot "$1" dpkg-query -W -f "\${Package} \${Version} \${Architecture}\n" > "$1/etc/image-manifest"' \
  --customize-hook="copy-in $recipe/cluster-boot /usr/local/sbin" \
  --customize-hook="copy-in $recipe/cluster-boot.service $recipe/cluster-renew.service $recipe/cluster-renew.timer /etc/systemd/system" \
  --customize-hook='chmod 0755 "$1/usr/local/sbin/cluster-boot"; systemctl --quiet --root="$1" enable cluster-boot.service cluster-renew.timer' \
  --customize-hook='rm -f "$1"/etc/ssh/ssh_host_* "$1/etc/ssl/private/ssl-cert-snakeoil.key" "$1/etc/ssl/certs/ssl-cert-snakeoil.pem" "$1/etc/hostname" "$1/etc/resolv.conf"' \
  --customize-hook=': > "$1/etc/machine-id"; : > "$1/etc/resolv.conf"; echo LANG=C.UTF-8 > "$1/etc/locale.conf"' \
  --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*.bin "$1"/var/log/*.log "$1"/var/log/apt' \
  trixie "$out" \
  'deb http://deb.debian.org/debian trixie main' \
  'deb http://deb.debian.org/debian trixie-updates main' \
  'deb http://deb.debian.org/debian-security trixie-security main'
