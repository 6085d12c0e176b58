using System.Reflection;
using System.Xml.Linq;

namespace ClusterProvisioning.RegionFile.Schema;

/// <summary>The summaries of an assembly's XML documentation, so that editors show what the code says.</summary>
internal sealed class XmlDocs
{
    private readonly Dictionary<string, string> _summaries;

    private XmlDocs(Dictionary<string, string> summaries) => _summaries = summaries;

    /// <summary>Reads the file that the compiler wrote beside the assembly.</summary>
    public static XmlDocs Of(Assembly assembly)
    {
        var members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member");
        return new XmlDocs(members.ToDictionary(member => member.Attribute("name")!.Value, Plain, StringComparer.Ordinal));
    }

    /// <summary>The summary of a type, in one line: however the source wraps it, words stand one blank apart.</summary>
    public string Summary(Type type) => _summaries["T:" + type.FullName];

    /// <summary>The summary of a property, in one line.</summary>
    public string Summary(PropertyInfo property) => _summaries[$"P:{property.DeclaringType!.FullName}.{property.Name}"];

    private static string Plain(XElement member) =>
        string.Join(' ', (member.Element("summary")?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
