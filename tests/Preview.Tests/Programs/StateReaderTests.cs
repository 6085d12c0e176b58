using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Preview.Reporting;

namespace ClusterProvisioning.Preview.Tests.Programs;

public sealed class StateReaderTests
{
    private const string Volume = """
        {"urn": "urn:pulumi:r::cluster-provisioning::aws:ebs/volume:Volume::r-data", "custom": true, "id": "vol-1", "type": "aws:ebs/volume:Volume",
         "protect": true, "retainOnDelete": true,
         "inputs": {"__defaults": ["finalSnapshot"], "finalSnapshot": false, "size": 100, "encrypted": true, "kmsKeyId": "arn:aws:kms:1",
                    "tags": {"__defaults": [], "Name": "r-data"},
                    "password": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "hunter2-cipher"}}}
        """;

    private const string Program = """
        data aws:ebs/volume:Volume
        properties: {size: SIZE, encrypted: true, kmsKeyId: "${key.arn}", tags: {Name: r-data}, password: {"fn::secret": hunter2}}
        options: {protect: true, retainOnDelete: true}
        """;

    [Fact]
    public void Literals_are_compared_and_what_only_the_engine_knows_is_listed()
    {
        var result = ResourceComparer.Compare(Sides.State(Volume), Sides.Of(Program.Replace("SIZE", "200", StringComparison.Ordinal)));
        result.Changes.ShouldHaveSingleItem().Properties.ShouldHaveSingleItem().ShouldBe(new PropertyChange("size", "100", "200"));
        result.Unknown.Select(unknown => (unknown.Path, unknown.Value)).ShouldBe([("kmsKeyId", "${key.arn}"), ("password", "[secret]")]);
    }

    [Fact]
    public void A_state_as_the_program_wants_it_shows_no_changes() =>
        Sides.Preview(Sides.State(Volume), Sides.Of(Program.Replace("SIZE", "100", StringComparison.Ordinal))).HasChanges.ShouldBeFalse();

    // As Pulumi 3.260 records a provider: which one it took stands among the inputs.
    [Fact]
    public void What_the_engine_records_of_a_provider_is_no_change()
    {
        const string Provider = """
            {"urn": "urn:pulumi:r::cluster-provisioning::pulumi:providers:aws::r-primary", "custom": true, "id": "1", "type": "pulumi:providers:aws",
             "inputs": {"__internal": {}, "region": "eu-central-1", "version": "7.48.0"}}
            """;
        var program = Sides.Of("primary pulumi:providers:aws\nproperties: {region: eu-central-1}\noptions: {version: 7.48.0}");
        Sides.Preview(Sides.State(Provider), program).HasChanges.ShouldBeFalse();
    }

    [Theory]
    [InlineData(PreviewFormat.Text)]
    [InlineData(PreviewFormat.Json)]
    [InlineData(PreviewFormat.Markdown)]
    public void Nothing_of_a_secret_is_shown(PreviewFormat format)
    {
        var output = new StringWriter();
        PreviewReport.For(format).Write(output, Sides.Preview(Sides.State(Volume), Sides.Of(Program.Replace("SIZE", "200", StringComparison.Ordinal))));
        PreviewReport.For(format).Write(output, Sides.Preview(Sides.State(Volume), Sides.Of()));
        output.ToString().ShouldNotContain("hunter2");
        output.ToString().ShouldContain("size");
    }

    [Fact]
    public void A_secret_that_goes_is_a_change_without_its_value() =>
        ResourceComparer.Compare(
            Sides.State(Volume),
            Sides.Of(Program.Replace("SIZE", "100", StringComparison.Ordinal).Replace(", password: {\"fn::secret\": hunter2}", "", StringComparison.Ordinal)))
            .Changes.ShouldHaveSingleItem().Properties.ShouldHaveSingleItem().ShouldBe(new PropertyChange("password", "[secret]", null));

    [Fact]
    public void Resources_of_the_engine_and_those_about_to_go_do_not_count() => Sides.State(
        """{"urn": "urn:pulumi:r::p::pulumi:pulumi:Stack::p-r", "type": "pulumi:pulumi:Stack"}""",
        """{"urn": "urn:pulumi:r::p::pulumi:providers:aws::default_7_48_0", "type": "pulumi:providers:aws"}""",
        """{"urn": "urn:pulumi:r::p::t:m:T::old", "type": "t:m:T", "delete": true}""",
        """{"urn": "urn:pulumi:r::p::t:m:T::read", "type": "t:m:T", "external": true}""").Resources.ShouldBeEmpty();

    [Theory]
    [InlineData("{}", "no 'deployment'")]
    [InlineData("""{"version": 2, "deployment": {}}""", "version 2")]
    [InlineData("nonsense", "no export")]
    [InlineData("""{"version": 3, "deployment": {"resources": [{"urn": "urn:pulumi:other::p::t:m:T::a"}]}}""", "of stack 'other', not of 'r'")]
    public void What_is_no_state_of_this_stack_is_refused(string json, string reason) =>
        Should.Throw<PreviewException>(() => StateReader.Read(json, "state.json", "r")).Message.ShouldContain(reason);
}
