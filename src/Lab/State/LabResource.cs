using System.Text.Json.Serialization;

namespace ClusterProvisioning.Lab.State;

/// <summary>Something that was made on the host for a lab and must go with it. It is written down before it is made, so that a crash leaves nothing
/// unnamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NamespaceResource), "namespace")]
[JsonDerivedType(typeof(CgroupResource), "cgroup")]
[JsonDerivedType(typeof(LoopResource), "loop")]
[JsonDerivedType(typeof(MountResource), "mount")]
[JsonDerivedType(typeof(ProcessResource), "process")]
public abstract record LabResource
{
    /// <summary>What tells it from others of its kind.</summary>
    internal abstract string Key { get; }
}
