using System.Text;

namespace ClusterProvisioning.Database.Sql;

/// <summary>The only way by which a value gets into a statement's text.</summary>
public static class Quote
{
    // Their values are lists of names, and SET takes each name as an item of its own (PostgreSQL source, GUC_LIST_QUOTE).
    private static readonly HashSet<string> ListSettings = new(StringComparer.OrdinalIgnoreCase)
    {
        "search_path", "temp_tablespaces", "session_preload_libraries", "local_preload_libraries", "shared_preload_libraries", "unix_socket_directories",
    };

    /// <summary>A name, always in quotes: nothing in it is then a keyword, folded or an end.</summary>
    public static string Identifier(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return '"' + Checked(name).Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }

    /// <summary>A name within a schema.</summary>
    public static string Qualified(string schema, string name) => Identifier(schema) + "." + Identifier(name);

    /// <summary>Names in parentheses' order, commas between them.</summary>
    public static string Identifiers(IEnumerable<string> names) => string.Join(", ", names.Select(Identifier));

    /// <summary>A text value; right whatever <c>standard_conforming_strings</c> says.</summary>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = Checked(text).Replace("'", "''", StringComparison.Ordinal);
        return quoted.Contains('\\', StringComparison.Ordinal) ? $"E'{quoted.Replace("\\", "\\\\", StringComparison.Ordinal)}'" : $"'{quoted}'";
    }

    /// <summary>An array of texts cast to an array of another type.</summary>
    public static string Array(IEnumerable<string> items, string type) => $"ARRAY[{string.Join(", ", items.Select(Literal))}]::{type}[]";

    /// <summary>The grantee of a privilege; the empty name is PUBLIC.</summary>
    public static string Grantee(string role) => role?.Length == 0 ? "PUBLIC" : Identifier(role!);

    /// <summary>A setting's value as SET takes it.</summary>
    public static string Setting(string parameter, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ListSettings.Contains(parameter) && Items(value) is { Count: > 0 } items ? string.Join(", ", items.Select(Literal)) : Literal(value);
    }

    /// <summary>A setting's value as the catalog keeps it.</summary>
    public static string StoredSetting(string parameter, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ListSettings.Contains(parameter) ? string.Join(", ", Items(value).Select(Stored)) : value;
    }

    private static string Stored(string item) =>
        item.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') && item.Length > 0 && !char.IsAsciiDigit(item[0])
            ? item
            : Identifier(item);

    private static List<string> Items(string value)
    {
        var (items, item, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var letter in value)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
                Next();
            else
                item.Append(letter);
        }

        Next();
        return items;

        void Next()
        {
            if (item.ToString().Trim() is { Length: > 0 } text)
                items.Add(text);
            item.Clear();
        }
    }

    private static string Checked(string text) =>
        text.Contains('\0', StringComparison.Ordinal)
            ? throw new ArgumentException("A name or value with a zero byte in it; PostgreSQL has none.", nameof(text))
            : text;
}
