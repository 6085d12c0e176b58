using ClusterProvisioning.Database.Secrets;

namespace ClusterProvisioning.Database.Catalog;

/// <summary>A role: its attributes and its password.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogRole(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>May log in.</summary>
    public bool Login { get; init; }

    /// <summary>May do everything; never declared.</summary>
    public bool Superuser { get; init; }

    /// <summary>May stream replication.</summary>
    public bool Replication { get; init; }

    /// <summary>Is not held by row-level security.</summary>
    public bool BypassRowSecurity { get; init; }

    /// <summary>May create databases.</summary>
    public bool CreateDatabase { get; init; }

    /// <summary>May create roles.</summary>
    public bool CreateRole { get; init; }

    /// <summary>Has its groups' privileges without asking.</summary>
    public bool Inherit { get; init; } = true;

    /// <summary>Connections at once; -1 for no limit.</summary>
    public int ConnectionLimit { get; init; } = -1;

    /// <summary>When its password ends, as the server writes it; empty for never, which is all that is ever declared.</summary>
    public string ValidUntil { get; init; } = "";

    /// <summary>The password that is wanted; null where none was handed over.</summary>
    public Secret? Password { get; init; }

    /// <summary>What the server keeps of its password.</summary>
    public string? Verifier { get; init; }

    /// <summary>Whether a verifier must not be there: the role proves itself by other means.</summary>
    public bool WithoutPassword { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes =>
    [
        ("login", Flag(Login)), ("superuser", Flag(Superuser)), ("replication", Flag(Replication)), ("bypass row security", Flag(BypassRowSecurity)),
        ("create databases", Flag(CreateDatabase)), ("create roles", Flag(CreateRole)), ("inherit", Flag(Inherit)),
        ("connection limit", $"{ConnectionLimit}"), ("valid until", ValidUntil),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> DifferencesFrom(CatalogObject found)
    {
        var differences = base.DifferencesFrom(found);
        var verifier = (found as CatalogRole)?.Verifier;
        if (Password is not null && !ScramVerifier.Matches(Password, verifier))
            return differences.Append("password is another, wanted the one handed over");
        return WithoutPassword && verifier is not null ? differences.Append("password is set, wanted none") : differences;
    }
}
