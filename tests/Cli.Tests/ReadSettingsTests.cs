using System.Buffers.Binary;
using System.Reflection;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Cli.Tests;

/// <summary>A setting that nothing reads promises what nobody keeps.</summary>
public sealed class ReadSettingsTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const byte Call = 0x28;
    private const byte CallVirtual = 0x6F;
    // `extends` is read before the rest is bound; alerts and dashboards are to be made of the others.
    private static readonly string[] ReadElsewhere =
    [
        "MonitoringDeclaration.Dashboards",
        "MonitoringDeclaration.HealthCheck",
        "RegionDeclaration.Extends",
        "ThresholdsDeclaration.Connections",
        "ThresholdsDeclaration.DiskIo",
    ];
    private static readonly string[] OfEveryRecord = ["PrintMembers", "Equals", "GetHashCode", ".ctor"];

    [Fact]
    public void Everything_that_a_region_file_can_say_is_read_by_the_tool()
    {
        var declared = typeof(RegionDeclaration).Assembly
            .GetTypes()
            .Where(type => type.Namespace?.StartsWith(typeof(RegionDeclaration).Namespace!, StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetProperties(All)).Where(property => property.SetMethod?.IsPublic == true).ToList();
        declared.Count.ShouldBeGreaterThan(300);
        var read = Assemblies().SelectMany(assembly => assembly.GetTypes()).SelectMany(Bodies).SelectMany(Called).ToHashSet();
        declared
            .Where(property => !read.Contains(property.GetMethod!))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(ReadElsewhere);
    }

    private static IEnumerable<Assembly> Assemblies() =>
        Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => AssemblyName.GetAssemblyName(file).Name is { } name
                && name.StartsWith("ClusterProvisioning.", StringComparison.Ordinal)
                && !name.Contains("Tests", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom);

    private static IEnumerable<MethodBase> Bodies(Type type) =>
        type
            .GetMethods(All)
            .Concat<MethodBase>(type.GetConstructors(All))
            .Where(method => !(type.Namespace?.StartsWith(typeof(RegionDeclaration).Namespace!, StringComparison.Ordinal) == true
                && OfEveryRecord.Contains(method.Name)));

    /// <summary>The methods whose call stands in a body; bytes that only look like a call name no method of ours.</summary>
    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 5 <= code.Length; at++)
        {
            if (code[at] is Call or CallVirtual && Resolve(method, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at + 1))) is { } called)
                yield return called;
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        if (token >>> 24 is not (0x06 or 0x0A))
            return null;
        try
        {
            return method.Module.ResolveMethod(
                token,
                method.DeclaringType?.GetGenericArguments(),
                method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null);
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException or MissingMemberException or TypeLoadException)
        {
            return null;
        }
    }
}
