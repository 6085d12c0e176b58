using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>One thing to do on a server, with its cause, what it locks, what it loses and how it is undone.</summary>
public sealed record Step
{
    /// <summary>The object that it is about.</summary>
    public required ObjectId Object { get; init; }

    /// <summary>What it does to the object: make, change, rewrite, drop.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>Why: the difference that it mends.</summary>
    public required string Reason { get; init; }

    /// <summary>The statements, exactly as they run; empty where Patroni does it.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>The change of Patroni's dynamic configuration (<c>PATCH /config</c>), where Patroni does it.</summary>
    public string? Patch { get; init; }

    /// <summary>The strongest lock that it takes on something that is in use.</summary>
    public LockLevel Lock { get; init; }

    /// <summary>Whether it runs in a transaction; otherwise each statement stands for itself.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>Steps of one unit run in one transaction; null: in one of its own.</summary>
    public string? Unit { get; init; }

    /// <summary>What is lost; destructive steps only.</summary>
    public string? Loses { get; init; }

    /// <summary>How to take it back; null where that needs what was lost.</summary>
    public string? Reverse { get; init; }

    /// <summary>What it leaves behind.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>When its turn comes.</summary>
    internal Stage Stage { get; init; }

    /// <summary>Its turn within the unit.</summary>
    internal int Rank { get; init; }

    /// <summary>The database in which it runs.</summary>
    public string Database { get; init; } = ManagedScope.Maintenance;

    /// <summary>A step that makes, changes or takes away one object inside its own database.</summary>
    /// <param name="difference">The difference that it mends.</param>
    /// <param name="stage">When its turn comes.</param>
    /// <param name="statements">The statements.</param>
    internal static Step Of(Difference difference, Stage stage, IReadOnlyList<Statement> statements) => new()
    {
        Object = difference.Id,
        Kind = difference.Kind == DifferenceKind.Missing ? StepKind.Create : StepKind.Alter,
        Reason = difference.Reason,
        Statements = statements,
        Database = difference.Id.Database,
        Stage = stage,
        Effects = [difference.Declared is null ? Effect.Remove(difference.Id) : Effect.Put(difference.Declared)],
    };

    /// <summary>What the step is about and does: "create table plant.reading".</summary>
    public string Title => $"{Kind.ToString().ToLowerInvariant()} {Object}";
}
