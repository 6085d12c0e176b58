using System.Text.Json;

namespace ClusterProvisioning.Model.Tests;

/// <summary>The bucket of archived chunks, worked out once for the stack, the tool and the machines.</summary>
public sealed class ArchivePlaceTests
{
    [Theory]
    [InlineData("eu-central", "eu-central-archive", "eu-central-1")]
    [InlineData("us-east", "us-east-archive", "us-east-1")]
    [InlineData("ap-south", "ap-south-archive", "ap-south-1")]
    public void On_aws_it_is_the_stacks_bucket_at_the_declared_site(string region, string bucket, string location)
    {
        var place = Of(region);
        (place.Region, place.Bucket, place.Location, place.Endpoint).ShouldBe((region, bucket, location, null));
        place.Databases.ShouldBe(["manufacturing"]);
    }

    [Fact]
    public void Where_the_region_has_object_storage_it_is_there_by_an_address_that_a_flow_leads_to() =>
        Of("lab").Endpoint.ShouldBe("https://10.2.3.61:9000");

    [Fact]
    public void A_declared_endpoint_goes_before_the_regions_own() =>
        ArchivePlace.Of(TestRegions.EuCentralWith("backup: {archive: {endpoint: \"https://objects.example.org\", country: DE}}\n").Region!)
            .ShouldNotBeNull().Endpoint
            .ShouldBe("https://objects.example.org");

    [Fact]
    public void A_machines_file_reads_back_as_it_was_written()
    {
        var place = Of("lab");
        var read = ArchivePlace.Read(place.ToJson());
        (read with { Databases = place.Databases }).ShouldBe(place);
        read.Databases.ShouldBe(place.Databases);
        place.ToJson().ShouldNotContain("\r");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"region": "lab", "databases": null, "bucket": "b", "location": "l", "endpoint": null}""")]
    public void A_file_that_is_none_is_refused(string json) => Should.Throw<JsonException>(() => ArchivePlace.Read(json));

    private static ArchivePlace Of(string region) => ArchivePlace.Of(TestRegions.Shipped(region)).ShouldNotBeNull();
}
