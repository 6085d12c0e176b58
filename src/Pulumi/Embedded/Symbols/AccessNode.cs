using System.Globalization;
using System.Reflection;
using System.Text;

namespace Pulumi.Embedded.Symbols;

/// <summary>A path into a resource or a configuration value: <c>${root.step[0].step}</c>.</summary>
/// <param name="Root">Key of the resource, or of the configuration value.</param>
/// <param name="Parent">The path without its last step; null for the root itself.</param>
/// <param name="Step">A property name or an index; null for the root itself.</param>
/// <param name="Member">The C# member that the last step came from, which says whether it may be null.</param>
/// <param name="FromSecret">Whether the root's value is already secret to Pulumi.</param>
/// <param name="IsSecret">Whether the value is to be secret, of itself or by <see cref="Output.CreateSecret{T}(Output{T})"/>.</param>
internal sealed record AccessNode(string Root, AccessNode? Parent, object? Step, MemberInfo? Member, bool FromSecret, bool IsSecret)
    : Node(IsSecret)
{
    public override bool MarkedByHost => FromSecret;

    public bool MayBeNull => Member is not null && Nullability.IsNullable(Member);

    public static AccessNode ToRoot(string root, bool secret = false) => new(root, null, null, null, secret, secret);

    public static AccessNode ToProperty(string root, string property, MemberInfo? member, bool secret)
        => new(root, ToRoot(root), property, member, secret, secret);

    public AccessNode Then(object step, MemberInfo? member = null) => new(Root, this, step, member, FromSecret, IsSecret);

    /// <summary>Writes the reference, in the grammar of Pulumi YAML's property accesses.</summary>
    public void WriteTo(StringBuilder text)
    {
        text.Append("${");
        WritePath(text);
        text.Append('}');
    }

    private void WritePath(StringBuilder text)
    {
        if (Step is null)
        {
            WriteName(text, Root, first: true);
            return;
        }

        Parent?.WritePath(text);
        if (Step is int index)
            text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
        else
            WriteName(text, (string)Step, first: false);
    }

    private static void WriteName(StringBuilder text, string name, bool first)
    {
        if (name.Length > 0 && name.AsSpan().IndexOfAnyExcept(PlainCharacters) < 0)
        {
            text.Append(first ? "" : ".").Append(name);
            return;
        }

        if (name.Length == 0 || name.Contains("\\\"", StringComparison.Ordinal) || name[^1] == '\\')
        {
            const string Reason = "it is empty, or has a backslash before a quote or at its end";
            throw new ProgramException($"The key '{name}' cannot stand in a Pulumi YAML reference: {Reason}.");
        }

        text.Append("[\"").Append(name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
    }

    private static readonly System.Buffers.SearchValues<char> PlainCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-:");
}
