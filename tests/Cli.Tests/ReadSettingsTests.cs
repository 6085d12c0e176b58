using System.Buffers.Binary;
using System.Reflection;
using System.Xml.Linq;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Cli.Tests;

/// <summary>A setting that nothing reads promises what nobody keeps.</summary>
public sealed class ReadSettingsTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const byte Call = 0x28;
    private const byte CallVirtual = 0x6F;
    private const string Admitted = "Nothing is made of it yet.";
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
        var unread = declared.Where(property => !read.Contains(property.GetMethod!)).ToList();
        // `extends` is read before the rest is bound, as text.
        unread.RemoveAll(property => property.Name == nameof(RegionDeclaration.Extends) && property.DeclaringType == typeof(RegionDeclaration));
        unread.Select(NameOf).Except(AdmittedInTheSchema()).ShouldBeEmpty("nobody reads these, and their descriptions do not say so");
        AdmittedInTheSchema().Except(unread.Select(NameOf)).ShouldBeEmpty("these are read by now: their descriptions say that nothing is made of them");
    }

    private static string NameOf(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    /// <summary>What the keys' descriptions own up to, for whoever writes a region file.</summary>
    private static List<string> AdmittedInTheSchema()
    {
        var docs = XDocument.Load(Path.ChangeExtension(typeof(RegionDeclaration).Assembly.Location, ".xml"));
        return
        [
            .. docs.Descendants("member")
                .Where(member => member.Value.Contains(Admitted, StringComparison.Ordinal))
                .Select(member => string.Join('.', member.Attribute("name")!.Value.Split('.')[^2..])),
        ];
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
