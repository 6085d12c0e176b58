namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>Finds the commonest reason why a text is not YAML; the parser names the place where it noticed, not the tab.</summary>
internal static class TabIndentation
{
    /// <summary>Line and column, from 1, of the first tab in a line's indentation; null where there is none.</summary>
    public static (int Line, int Column)? Find(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indentation = line.IndexOfAnyExcept(' ');
            if (indentation >= 0 && line[indentation] == '\t')
                return (number, indentation + 1);
        }

        return null;
    }
}
