using System.Text.Json;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>A question over HTTPS, asked as an administrator: so the way to it is seen, too.</summary>
/// <param name="Port">The port of the machine.</param>
/// <param name="Path">The path, without a slash before it.</param>
/// <param name="Judge">What is wrong, from the answer's JSON; null if nothing is.</param>
public sealed record HttpProbe(Port Port, string Path, Func<JsonElement, string?> Judge) : HealthProbe;
