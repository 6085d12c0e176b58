using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>One of PostgreSQL's own functions with the types of its arguments, such as <c>pg_backup_start(text, boolean)</c>.</summary>
public sealed partial record FunctionSignature : IScalar<FunctionSignature>
{
    private readonly string _value;

    private FunctionSignature(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a function of PostgreSQL's own with its argument types, such as pg_backup_start(text, boolean)";

    /// <inheritdoc/>
    public static string Pattern => "^pg_[a-z0-9_]+\\(([a-z][a-z0-9_ ]*(, [a-z][a-z0-9_ ]*)*)?\\)$";

    /// <summary>The function's name, without its arguments.</summary>
    public string Function => ToString().Split('(')[0];

    /// <summary>The types of its arguments, commas between them.</summary>
    public string Arguments => ToString().Split('(')[^1].TrimEnd(')');

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static FunctionSignature Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out FunctionSignature value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = new FunctionSignature(text);
        return Form().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^pg_[a-z0-9_]+\\(([a-z][a-z0-9_ ]*(, [a-z][a-z0-9_ ]*)*)?\\)\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
