namespace ClusterProvisioning.Database.Catalog;

/// <summary>An object as it is declared, or as the server has it.</summary>
/// <param name="Id">Which one.</param>
public abstract record CatalogObject(ObjectId Id)
{
    /// <summary>What is compared, by name; a null that is declared asks for nothing.</summary>
    public abstract IEnumerable<(string Name, string? Value)> Attributes { get; }

    /// <summary>Whether only TimescaleDB's community edition can have it.</summary>
    public virtual bool NeedsCommunity => false;

    /// <summary>Whether something else does its work where the edition lacks it: then nobody misses it.</summary>
    public virtual bool HasSubstitute => false;

    /// <summary>How the found object differs from this declared one: "owner is a, wanted b".</summary>
    /// <param name="found">The same object on the server.</param>
    public virtual IEnumerable<string> DifferencesFrom(CatalogObject found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return Attributes.Zip(found.Attributes)
            .Where(pair => pair.First.Value is not null && pair.First.Value != pair.Second.Value)
            .Select(pair => $"{pair.First.Name} is {Shown(pair.Second.Value)}, wanted {Shown(pair.First.Value)}");
    }

    /// <summary>A yes or no as an attribute.</summary>
    protected static string Flag(bool value) => value ? "yes" : "no";

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "nothing" : value;
}
