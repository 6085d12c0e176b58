using ClusterProvisioning.NodeFiles;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>What a changed key, certificate or password asks for. No bundle holds them, so <see cref="FileEffects"/> does not know them.</summary>
internal static class SecretEffects
{
    /// <summary>The effects of a file on a machine of a role.</summary>
    public static IReadOnlyList<FileEffect> Of(NodeRole? role, string path)
    {
        var readers = SecretReaders.Of(role, path);
        return readers.Count == 0 ? [new FileEffect(EffectKind.Unknown, path)] : [.. readers.Select(reader => new FileEffect(Kind(reader.When), reader.Unit))];
    }

    private static EffectKind Kind(ReadAgain when) => when switch
    {
        ReadAgain.OnUse => EffectKind.None,
        ReadAgain.OnReload => EffectKind.Reload,
        _ => EffectKind.Restart,
    };
}
