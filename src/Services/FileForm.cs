namespace ClusterProvisioning.Services;

/// <summary>How a file is written, as far as a comparison has to know.</summary>
public enum FileForm
{
    /// <summary>A text that is read as a whole.</summary>
    Whole,

    /// <summary>YAML or JSON; a key is the path of its names, joined by dots.</summary>
    Yaml,

    /// <summary>A line a setting, <c>key = value</c>.</summary>
    Ini,
}
