namespace ClusterProvisioning.Services.OpenLdap;

/// <summary>A name in a directory, such as <c>ou=people,dc=example,dc=org</c> (RFC 4514; no escaped commas).</summary>
/// <param name="Text">The name.</param>
internal sealed record DistinguishedName(string Text)
{
    private string[] Parts => Text.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>The attribute of the first part, such as <c>ou</c>.</summary>
    public string Attribute => Parts[0].Split('=')[0].ToLowerInvariant();

    /// <summary>The value of the first part.</summary>
    public string Value => Parts[0].Split('=', 2)[^1];

    /// <summary>The part that is the organisation's domain: where its components begin.</summary>
    public DistinguishedName Domain => new(string.Join(',', Parts.Where(part => part.StartsWith("dc=", StringComparison.OrdinalIgnoreCase))));

    /// <summary>The names above, the nearest last, from the domain on.</summary>
    public IEnumerable<DistinguishedName> Ancestors()
    {
        var domain = Domain.Parts.Length;
        for (var length = domain; length < Parts.Length; length++)
            yield return new DistinguishedName(string.Join(',', Parts[^length..]));
    }
}
