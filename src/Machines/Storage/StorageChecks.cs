using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines.Storage;

/// <summary>Tang servers at the declared addresses, a LUKS disk bound to them by Clevis, and its key taken away: they alone open it.</summary>
internal static class StorageChecks
{
    /// <summary>That one check, of the pin that the bundle brings; none where no server unlocks anything.</summary>
    public static IEnumerable<Check> Of(ServiceFiles files) =>
        files.Find(DiskUnlocking.Path)?.Content.StartsWith("sss ", StringComparison.Ordinal) != true ? [] :
    [
        new Check("clevis", DiskUnlocking.Path, $$"""
            set -e
            cd "$(mktemp -d)"
            read -r pin config <{{DiskUnlocking.Path}}
            # The keys are new ones here.
            config=$(jq --compact-output 'del(.pins.tang[].thp)' <<<"$config")
            mkdir keys && /usr/libexec/tangd-keygen keys
            trap 'kill $(jobs -p)' EXIT
            for at in $(jq --raw-output '.pins.tang[].url' <<<"$config" | sed 's,^http://,,'); do
              ip address replace "${at%:*}/32" dev lo
              socat "TCP-LISTEN:${at#*:},bind=${at%:*},fork,reuseaddr" "EXEC:/usr/libexec/tangd $PWD/keys" &
            done
            truncate -s 32M disk && head -c 64 /dev/urandom >key
            cryptsetup luksFormat --batch-mode --type luks2 --pbkdf pbkdf2 --pbkdf-force-iterations 1000 --key-file key disk
            clevis luks bind -y -k key -d disk "$pin" "$config"
            cryptsetup luksRemoveKey --batch-mode disk key
            clevis luks pass -d disk -s 1 | cryptsetup open --test-passphrase --key-file - disk
            """),
    ];
}
