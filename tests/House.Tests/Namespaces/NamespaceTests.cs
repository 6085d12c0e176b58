using ClusterProvisioning.House.Tests.Sources;

namespace ClusterProvisioning.House.Tests.Namespaces;

public sealed class NamespaceTests
{
    [Fact]
    public void No_circle_between_namespaces_by_using_directives()
    {
        var own = SourceTree.OfTheProgram.Select(file => file.Namespace).ToHashSet(StringComparer.Ordinal);
        var circles = Circles.Among(from file in SourceTree.OfTheProgram
                                    from used in file.Usings
                                    where own.Contains(used)
                                    select new Reference(file.Namespace, used, file.Path));
        circles.Count.ShouldBe(0, $"circles:\n{string.Join('\n', circles)}");
    }

    [Fact]
    public void No_circle_between_namespaces_by_what_types_use()
    {
        var circles = Circles.Among(AssemblyReferences.OfTheProgram());
        circles.Count.ShouldBe(0, $"circles:\n{string.Join('\n', circles)}");
    }

    [Fact]
    public void What_a_type_uses_is_read_from_its_signatures_and_its_code()
    {
        var found = AssemblyReferences.Of(typeof(NamespaceTests).Assembly.Location).ToList();
        // Only bodies of the tests above name the namespace of the sources.
        found.ShouldContain(each => each.Place == nameof(NamespaceTests) && each.To == typeof(SourceTree).Namespace);
    }
}
