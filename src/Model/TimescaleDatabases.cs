using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>The databases that may have chunks.</summary>
public static class TimescaleDatabases
{
    private const string Extension = "timescaledb";

    /// <summary>Their names, in the file's order.</summary>
    public static IReadOnlyList<SqlName> Of(ContentsDeclaration contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return [.. contents.Databases.Where(database => HasExtension(database.Value)).Select(database => database.Key)];
    }

    /// <summary>True if a database declares TimescaleDB.</summary>
    public static bool HasExtension(DatabaseDeclaration database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Extensions.Any(extension => extension.ToString() == Extension);
    }
}
