namespace ClusterProvisioning.Services.StrongSwan;

/// <summary>strongSwan's daemon, started with no more than it needs to read connections, and
/// swanctl that loads them. No association is made: that takes a kernel with ESP.</summary>
internal static class IpsecChecks
{
    private const string Plugins =
        "random nonce openssl pem pkcs1 pkcs8 x509 revocation constraints pubkey vici socket-default kernel-netlink";

    /// <summary>The one load of all connections and credentials; none where nothing is wrapped.</summary>
    public static IEnumerable<Check> Of(ServiceFiles files) => files.Find(IpsecFiles.Path) is null && files.Find(VpnFiles.Path) is null ? [] :
    [
        new Check("swanctl", "/etc/swanctl/conf.d", $$"""
            printf 'charon {\n  load_modular = no\n  load = {{Plugins}}\n}\n' >/etc/strongswan.d/zz-check.conf
            /usr/sbin/charon-systemd >/dev/null 2>&1 &
            trap 'kill %1' EXIT
            for _ in $(seq 100); do swanctl --version >/dev/null 2>&1; swanctl --stats >/dev/null 2>&1 && break; sleep 0.05; done
            sed -i 's/start_action = trap/start_action = none/' /etc/swanctl/conf.d/*.conf
            swanctl --load-creds --noprompt 2>&1 | grep 'loading .* failed' && exit 1
            swanctl --load-conns 2>/run/swanctl.err || { cat /run/swanctl.err; exit 1; }
            """),
    ];
}
