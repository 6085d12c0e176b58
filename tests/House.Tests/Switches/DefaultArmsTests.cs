using ClusterProvisioning.House.Tests.Sources;

namespace ClusterProvisioning.House.Tests.Switches;

public sealed class DefaultArmsTests
{
    [Theory]
    [InlineData("kind switch { Kind.A => 1, _ => 2 }", 1)]
    [InlineData("kind switch { Kind.A or Kind.B => 1, var other => 2 }", 1)]
    [InlineData("kind switch { Kind.A => 1, Kind.B => 2 }", 0)]
    [InlineData("kind switch { Kind.A => 1, _ when late => 3, Kind.B => 2 }", 0)]
    [InlineData("day switch { System.DayOfWeek.Monday => 1, _ => 2 }", 0)]
    [InlineData("text switch { \"a\" => 1, _ => 2 }", 0)]
    public void A_default_arm_counts_where_an_enum_of_ours_is_asked(string expression, int found)
    {
        var file = new SourceFile("a.cs", ["enum Kind { A, B }", $"class C {{ int M() => {expression}; }}"]);
        new DefaultArms([file]).Places().Count().ShouldBe(found);
    }

    [Fact]
    public void A_default_label_counts_too()
    {
        var file = new SourceFile("a.cs", ["enum Kind { A, B }", "class C { void M() { switch (kind) { case Kind.A: break;", "default: break; } } }"]);
        new DefaultArms([file]).Places().ShouldBe(["a.cs:3 over Kind"]);
    }
}
