using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>A version of an EKS add-on, as AWS builds it (EKS API, "DescribeAddonVersions").</summary>
public sealed partial record AddonVersion : IScalar<AddonVersion>
{
    private readonly string _value;

    private AddonVersion(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "an add-on's version, such as v1.13.2-eksbuild.1";

    /// <inheritdoc/>
    public static string Pattern => "^v[0-9]+\\.[0-9]+\\.[0-9]+-eksbuild\\.[0-9]+$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out AddonVersion value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = new AddonVersion(text);
        return Form().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^v[0-9]+\\.[0-9]+\\.[0-9]+-eksbuild\\.[0-9]+\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
