using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests.Values;

public sealed class NameTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("eu-central", true)]
    [InlineData("pg1", true)]
    [InlineData("", false)]
    [InlineData("1a", false)]
    [InlineData("Eu", false)]
    [InlineData("a-", false)]
    [InlineData("a_b", false)]
    [InlineData("a\n", false)]
    [InlineData("$(reboot)", false)]
    [InlineData("a234567890123456789012345678901234567890", false)]
    public void Names_are_short_DNS_labels(string text, bool valid) => Name.TryParse(text, out _).ShouldBe(valid);

    [Theory]
    [InlineData("dr_primary_slot", true)]
    [InlineData("dr-slot", false)]
    [InlineData("Slot", false)]
    public void Slot_names_are_PostgreSQLs(string text, bool valid) => SlotName.TryParse(text, out _).ShouldBe(valid);

    [Theory]
    [InlineData("database", FlowEndKind.Group, "database")]
    [InlineData("network:ingest", FlowEndKind.Network, "ingest")]
    [InlineData("role:object-storage", FlowEndKind.Role, "object-storage")]
    [InlineData("vpn", FlowEndKind.Vpn, "")]
    [InlineData("internet", FlowEndKind.Internet, "")]
    public void Flow_ends_name_groups_networks_or_the_internet(string text, FlowEndKind kind, string name)
    {
        FlowEnd.TryParse(text, out var end).ShouldBeTrue();
        end.ShouldBe(new FlowEnd(kind, name));
        end.ToString().ShouldBe(text);
    }
}
