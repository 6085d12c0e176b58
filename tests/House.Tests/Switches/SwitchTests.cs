using ClusterProvisioning.House.Tests.Sources;

namespace ClusterProvisioning.House.Tests.Switches;

public sealed class SwitchTests
{
    [Fact]
    public void No_switch_over_an_enum_of_ours_has_a_default_arm()
    {
        var places = new DefaultArms(SourceTree.OfTheProgram).Places().ToList();
        places.Count.ShouldBe(0, $"a new value must not compile until each place has an answer:\n{string.Join('\n', places)}");
    }
}
