using ClusterProvisioning.Services.Keepalived;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary>Takes clients from a pooler: its shared address goes, its front takes no new connection, and open ones may end (HAProxy docs, "Management
/// Guide", "disable frontend").</summary>
internal static class PoolerDrain
{
    /// <summary>The scripts.</summary>
    public static DrainScripts Scripts { get; } = new(
        $$"""
        ask() { echo "$1" | socat stdio {{HaProxyUnit.AdminSocket}}; }
        if systemctl --quiet is-active {{SharedAddress.Unit}}; then systemctl stop {{SharedAddress.Unit}}; fi
        systemctl --quiet is-active {{HaProxyUnit.Name}} || exit 0
        ask "disable frontend {{HaProxyConfiguration.Front}}" > /dev/null
        left=$1
        while [ "$left" -gt 0 ]; do
          open=$(ask "show stat" | awk -F, -v front={{HaProxyConfiguration.Front}} '$1 == front && $2 == "FRONTEND" { print $5 }')
          [ "${open:-0}" = 0 ] && exit 0
          sleep 1
          left=$((left - 1))
        done
        echo "$open"
        """,
        $$"""
        if systemctl --quiet is-active {{HaProxyUnit.Name}}; then
          echo "enable frontend {{HaProxyConfiguration.Front}}" | socat stdio {{HaProxyUnit.AdminSocket}} > /dev/null
        fi
        if systemctl --quiet is-enabled {{SharedAddress.Unit}} 2> /dev/null; then systemctl start {{SharedAddress.Unit}}; fi
        """);
}
