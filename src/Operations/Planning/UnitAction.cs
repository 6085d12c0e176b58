namespace ClusterProvisioning.Operations.Planning;

/// <summary>Something that is done to a unit of a machine.</summary>
/// <param name="Kind">What.</param>
/// <param name="Unit">The unit.</param>
public sealed record UnitAction(ActionKind Kind, string Unit)
{
    /// <summary>The unit of Patroni.</summary>
    public const string Patroni = "patroni.service";

    /// <summary>Boots the machine anew.</summary>
    public static UnitAction Reboot { get; } = new(ActionKind.Reboot, "machine");

    /// <summary>Lets Patroni restart its server.</summary>
    public static UnitAction RestartServer { get; } = new(ActionKind.RestartServer, "PostgreSQL");

    /// <summary>An action as it was written by <see cref="ToString"/>; null for any other text.</summary>
    public static UnitAction? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(' ', 2) is [var kind, { Length: > 0 } unit] && Enum.TryParse<ActionKind>(kind, ignoreCase: true, out var known)
            ? new UnitAction(known, unit) : null;
    }

    /// <summary>"reload haproxy.service".</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Unit}";
}
