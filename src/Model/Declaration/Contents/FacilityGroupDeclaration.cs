using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A login that sees the rows of certain facilities only.</summary>
public sealed record FacilityGroupDeclaration
{
    /// <summary>The facilities, as their ids stand in the isolating column.</summary>
    public required IReadOnlyList<string> Facilities { get; init; }

    /// <summary>How it logs in.</summary>
    public LoginMethod Login { get; init; } = LoginMethod.Scram;

    /// <summary>Roles whose privileges it has.</summary>
    public IReadOnlyList<SqlName> MemberOf { get; init; } = [];

    /// <summary>Connections at once; -1 for no limit.</summary>
    public int ConnectionLimit { get; init; } = -1;
}
