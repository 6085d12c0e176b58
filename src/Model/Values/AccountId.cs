using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>An AWS account, by its number of twelve digits.</summary>
public sealed partial record AccountId : IScalar<AccountId>
{
    private readonly string _value;

    private AccountId(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "an AWS account's number of twelve digits, such as 111122223333";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9]{12}$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out AccountId value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = new AccountId(text);
        return Form().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^[0-9]{12}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
