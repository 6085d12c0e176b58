using System.Security.Cryptography;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>
/// The key of a resource in the compiled program. It depends on the resource's type and logical name only, so that one more
/// resource renames no other, and tells apart what differs: common names read well, all others get a hash.
/// </summary>
public static class ResourceKey
{
    /// <summary>The key for a type token and a logical name: <c>aws_ec2_Vpc_main</c>.</summary>
    public static string For(string type, string name)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(name);
        var prefix = Prefix(type);
        return prefix is not null && IsPlain(name, allowDash: true) ? $"{prefix}_{name}" : $"{Slug(type)}_{Slug(name)}_{Hash(type, name)}";
    }

    // `aws:ec2/vpc:Vpc` gives four parts, `pulumi:providers:aws` three, a hashed key has five: the kinds never meet.
    private static string? Prefix(string type)
    {
        if (type.Split(':') is not [var package, var module, var name] || !IsPlain(package, allowDash: true) || !IsPlain(name, allowDash: false))
            return null;
        if (module.Split('/') is [var folder, var file] && IsPlain(folder, allowDash: false))
            return string.Equals(file, char.ToLowerInvariant(name[0]) + name[1..], StringComparison.Ordinal) ? $"{package}_{folder}_{name}" : null;
        return IsPlain(module, allowDash: false) ? $"{package}_{module}-{name}" : null;
    }

    private static bool IsPlain(string text, bool allowDash)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !(allowDash && c == '-'))
                return false;
        }

        return text.Length > 0;
    }

    // An underscore for each end of a type's part, a dash for all else that is not plain.
    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
            slug.Append(char.IsAsciiLetterOrDigit(c) || c == '-' ? c : c == ':' ? '_' : '-');
        return slug.ToString();
    }

    private static string Hash(string type, string name)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type}\0{name}")).AsSpan(0, 6));
}
