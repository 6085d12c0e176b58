using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>A hash of what <c>db apply</c> works from. It changes with the database part of a region, and with nothing else.</summary>
public static class DatabaseFingerprint
{
    private const int Letters = 10;

    /// <summary>The hash of a region's database part: what is declared inside PostgreSQL, its slots, what Patroni is to set, and the memory that
    /// chunk lengths are worked out from.</summary>
    public static string Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var text = new StringBuilder();
        Append(text, region.Declared.Database);
        Append(text, region.Declared.Patroni.Slots);
        Append(text, region.Declared.Postgresql.Port);
        if (region.Primary is { } primary)
        {
            var settings = new ClusterSettings(region, primary);
            foreach (var (name, value) in settings.Patroni.Concat(settings.Parameters))
                AppendEntry(text, name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        foreach (var group in region.DatabaseGroups)
            text.Append(CultureInfo.InvariantCulture, $"{group.Hardware.Memory.Count};");
        return HashOf(text);
    }

    /// <summary>The hash of what is declared inside PostgreSQL alone.</summary>
    public static string Of(ContentsDeclaration contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        var text = new StringBuilder();
        Append(text, contents);
        return HashOf(text);
    }

    private static string HashOf(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Letters];

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('~');
                break;
            case string or Enum:
                text.Append(value);
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                    AppendEntry(text, entry.Key, entry.Value);
                break;
            case IEnumerable list:
                foreach (var item in list)
                    AppendEntry(text, "-", item);
                break;
            case var scalar when ScalarType.For(scalar.GetType()) is not null:
                text.Append(CultureInfo.InvariantCulture, $"{scalar}");
                break;
            default:
                foreach (var (key, known) in RecordShape.Of(value.GetType()).Keys)
                    AppendEntry(text, key, known.Property.GetValue(value));
                break;
        }
    }

    // Lengths in front, so that no two declarations have one text.
    private static void AppendEntry(StringBuilder text, object key, object? value)
    {
        var start = text.Length;
        Append(text, value);
        var length = text.Length - start;
        text.Insert(start, string.Create(CultureInfo.InvariantCulture, $"{key}:{length}="));
        text.Append(';');
    }
}
