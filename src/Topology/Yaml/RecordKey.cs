using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ClusterProvisioning.Topology.Yaml;

/// <summary>A property that a record reads from YAML, with what its attributes say: read once, since that is dear.</summary>
/// <param name="property">The property.</param>
internal sealed class RecordKey(PropertyInfo property)
{
    /// <summary>The property.</summary>
    public PropertyInfo Property { get; } = property;

    /// <summary>True if it must be given.</summary>
    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false);

    /// <summary>The numbers that it takes; null for all.</summary>
    public RangeAttribute? Range { get; } = property.GetCustomAttribute<RangeAttribute>(inherit: false);
}
