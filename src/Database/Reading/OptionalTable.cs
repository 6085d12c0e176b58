using System.Text.Json;
using System.Xml.Linq;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Reads a table that may not be there, in the same round trip as everything else.</summary>
/// <remarks>A statement that names a missing table fails as a whole; <c>query_to_xml</c>
/// takes its query as a text that is looked at only where CASE gets to it.</remarks>
internal static class OptionalTable
{
    /// <summary>A query of one row, one column: the rows as JSON inside XML, or null where the table is missing.</summary>
    /// <param name="table">The table that the query needs.</param>
    /// <param name="query">A SELECT without parameters.</param>
    public static string Select(string table, string query) => SelectWhere($"to_regclass({Quote.Literal(table)}) IS NOT NULL", query);

    /// <summary>The same for a query that takes more than that the table is there.</summary>
    /// <param name="condition">An SQL condition; where it does not hold, the query is not looked at.</param>
    /// <param name="query">A SELECT without parameters.</param>
    public static string SelectWhere(string condition, string query) => First([(condition, query)]);

    /// <summary>The first of several queries whose condition holds; the others are not looked at.</summary>
    public static string First(IEnumerable<(string Condition, string Query)> queries) =>
        $"SELECT CASE {string.Join(' ', queries.Select(each => $"WHEN {each.Condition} THEN {Xml(each.Query)}"))} END";

    private static string Xml(string query) => $"query_to_xml({Quote.Literal($"SELECT json_agg(t)::text AS j FROM ({query}) t")}, true, false, '')::text";

    /// <summary>The rows of an answer; none where the table is missing.</summary>
    public static IReadOnlyList<JsonElement> Rows(string? answer)
    {
        if (answer is null || XDocument.Parse(answer).Descendants().FirstOrDefault(element => element.Name.LocalName == "j")?.Value is not { Length: > 0 } json)
            return [];
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
    }

    /// <summary>A text of a row; null where it has none.</summary>
    public static string? Text(this JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;

    /// <summary>A whole number of a row; null where it has none.</summary>
    public static long? Number(this JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : null;
}
