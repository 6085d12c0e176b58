using Npgsql;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Short names for what rows are asked most.</summary>
internal static class RowExtensions
{
    /// <summary>A text.</summary>
    public static string Text(this NpgsqlDataReader row, int column) => row.GetString(column);

    /// <summary>A text, or null.</summary>
    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A list of texts.</summary>
    public static string[] Texts(this NpgsqlDataReader row, int column) => row.GetFieldValue<string[]>(column);
}
