using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>A property that a record reads from YAML, with what its attributes say: read once, since that is dear.</summary>
/// <param name="property">The settable property of the declaration record.</param>
internal sealed class RecordKey(PropertyInfo property)
{
    /// <summary>What the binder sets, and where the schema finds type and doc.</summary>
    public PropertyInfo Property { get; } = property;

    /// <summary>True for a <c>required</c> property: the file has to give it.</summary>
    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false);

    /// <summary>The numbers that it takes; null for all.</summary>
    public RangeAttribute? Range { get; } = property.GetCustomAttribute<RangeAttribute>(inherit: false);
}
