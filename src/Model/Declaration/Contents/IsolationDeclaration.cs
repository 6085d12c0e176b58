using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>Shows each facility group only the rows of its facilities.</summary>
public sealed record IsolationDeclaration
{
    /// <summary>The column that holds the facility's id.</summary>
    public required SqlName Column { get; init; }

    /// <summary>By which means.</summary>
    public IsolationMode Mode { get; init; } = IsolationMode.Derived;

    /// <summary>Roles that see every row.</summary>
    public IReadOnlyList<SqlName> Exempt { get; init; } = [];

    /// <summary>The schema of the view, where one stands in front.</summary>
    public SqlName? ViewSchema { get; init; }
}
