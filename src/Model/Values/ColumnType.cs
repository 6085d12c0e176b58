using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>The type of a column, in the form in which PostgreSQL's <c>format_type</c> writes it.</summary>
public sealed partial record ColumnType : IScalar<ColumnType>
{
    private static readonly Dictionary<string, string> Canonical = new(StringComparer.Ordinal)
    {
        ["smallint"] = "smallint",
        ["int2"] = "smallint",
        ["integer"] = "integer",
        ["int"] = "integer",
        ["int4"] = "integer",
        ["bigint"] = "bigint",
        ["int8"] = "bigint",
        ["real"] = "real",
        ["float4"] = "real",
        ["double precision"] = "double precision",
        ["float8"] = "double precision",
        ["numeric"] = "numeric",
        ["text"] = "text",
        ["varchar"] = "character varying",
        ["character varying"] = "character varying",
        ["boolean"] = "boolean",
        ["bool"] = "boolean",
        ["date"] = "date",
        ["timestamptz"] = "timestamp with time zone",
        ["timestamp with time zone"] = "timestamp with time zone",
        ["interval"] = "interval",
        ["uuid"] = "uuid",
        ["jsonb"] = "jsonb",
        ["bytea"] = "bytea",
        ["inet"] = "inet",
    };

    private readonly string _value;

    private ColumnType(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a column type such as bigint, timestamptz, text, numeric(12,3), varchar(40), jsonb or bytea";

    /// <inheritdoc/>
    public static string Pattern => "^[a-z][a-z0-9 ]*(\\([0-9]+(, ?[0-9]+)?\\))?$";

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static ColumnType Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out ColumnType value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = null;
        var match = Form().Match(text);
        if (!match.Success || !Canonical.TryGetValue(match.Groups["name"].Value, out var name))
            return false;
        var (first, second) = (match.Groups["first"], match.Groups["second"]);
        if (first.Success && name is not ("numeric" or "character varying"))
            return false;
        if (second.Success && name != "numeric")
            return false;
        value = new ColumnType(!first.Success
            ? name
            : name == "numeric" ? $"numeric({first.Value},{(second.Success ? second.Value : "0")})" : $"{name}({first.Value})");
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "text";

    [GeneratedRegex("^(?<name>[a-z][a-z0-9 ]*?)(\\((?<first>[0-9]{1,4})(, ?(?<second>[0-9]{1,4}))?\\))?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
