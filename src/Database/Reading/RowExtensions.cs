using Npgsql;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Short names for what rows are asked most.</summary>
internal static class RowExtensions
{
    /// <summary>The text in a column that is never null.</summary>
    public static string Text(this NpgsqlDataReader row, int column) => row.GetString(column);

    /// <summary>The text in a column, or null.</summary>
    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>The texts of an array column.</summary>
    public static string[] Texts(this NpgsqlDataReader row, int column) => row.GetFieldValue<string[]>(column);
}
