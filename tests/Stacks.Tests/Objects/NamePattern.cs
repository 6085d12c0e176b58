using System.Text.RegularExpressions;

namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>A form that Kubernetes wants of a name.</summary>
/// <param name="What">What it is, and of which characters.</param>
/// <param name="Longest">The most characters it may have.</param>
/// <param name="Form">How it looks as a whole.</param>
/// <remarks>kubernetes@008b3652 staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go, and api/validate/content beside it.</remarks>
internal sealed partial record NamePattern(string What, int Longest, Regex Form)
{
    /// <summary>IsDNS1123Label.</summary>
    public static NamePattern Label { get; } = new("RFC 1123 label (a-z, 0-9, '-')", 63, LabelForm());

    /// <summary>IsDNS1035Label.</summary>
    public static NamePattern ServiceLabel { get; } = new("RFC 1035 label (a-z, 0-9, '-', a letter first)", 63, ServiceLabelForm());

    /// <summary>IsDNS1123Subdomain.</summary>
    public static NamePattern Subdomain { get; } = new("RFC 1123 subdomain (labels between dots)", 253, SubdomainForm());

    /// <summary>IsLabelKey, which annotations have to fit too; a prefix ends in a slash.</summary>
    public static NamePattern Key { get; } = new("qualified name (prefix/name)", 317, KeyForm());

    /// <summary>IsLabelValue.</summary>
    public static NamePattern Value { get; } = new("label value (letters, digits, '-', '_', '.')", 63, ValueForm());

    /// <summary>IsConfigMapKey.</summary>
    public static NamePattern DataKey { get; } = new("key of a ConfigMap (letters, digits, '-', '_', '.')", 253, DataKeyForm());

    /// <summary>Nothing, or what is wrong. What an interpolation gives is known only once it is made.</summary>
    public IEnumerable<Finding> Judge(string value, string path) =>
        value.Contains("${", StringComparison.Ordinal) || (value.Length <= Longest && Form.IsMatch(value))
            ? []
            : [new Finding(path, $"wants: {What}, at most {Longest} characters, not '{value}'")];

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelForm();

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ServiceLabelForm();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SubdomainForm();

    [GeneratedRegex(
        @"\A((?=[^/]{1,253}/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(?=.{1,63}\z)([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\A(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ValueForm();

    [GeneratedRegex(@"\A[-._a-zA-Z0-9]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DataKeyForm();
}
