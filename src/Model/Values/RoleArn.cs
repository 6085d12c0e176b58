using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>A role of an AWS account, by its ARN (IAM docs, "IAM identifiers").</summary>
public sealed partial record RoleArn : IScalar<RoleArn>
{
    private readonly string _value;

    private RoleArn(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a role's ARN, such as arn:aws:iam::111122223333:role/platform-administrators";

    /// <inheritdoc/>
    public static string Pattern => "^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}$";

    /// <summary>The account's number.</summary>
    public string Account => _value.Split(':')[4];

    /// <summary>The role's own name, without its path.</summary>
    public string Name => _value[(_value.LastIndexOf('/') + 1)..];

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out RoleArn value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = new RoleArn(text);
        return Form().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/([A-Za-z0-9+=,.@_-]+/)*[A-Za-z0-9+=,.@_-]{1,64}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
