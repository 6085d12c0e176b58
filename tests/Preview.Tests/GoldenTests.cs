using System.Diagnostics;
using System.Text.Json.Nodes;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Reporting;
using ClusterProvisioning.Preview.Tests.Fixtures;

namespace ClusterProvisioning.Preview.Tests;

/// <summary>Holds docs/examples to what the program says of pinned sides.</summary>
public sealed class GoldenTests
{
    private static readonly string Examples = Path.GetFullPath(Path.Combine(PinnedSides.Folder, "..", "..", "..", "docs", "examples"));

    [Theory]
    [InlineData("preview-eu-central.txt", PreviewFormat.Text)]
    [InlineData("preview-eu-central.md", PreviewFormat.Markdown)]
    public void A_disk_a_Patroni_parameter_and_a_replica(string file, PreviewFormat format) => Holds(file, format, PinnedSides.After);

    [Fact]
    public void An_image_and_an_instance_type_of_database_nodes() => Holds("preview-refused.txt", PreviewFormat.Text, PinnedSides.Refused);

    [Fact]
    public void An_image_or_instance_type_of_database_nodes_is_refused_with_the_reason()
    {
        var preview = RegionPreview.Of("eu-central", "before", PinnedSides.Before, PinnedSides.Refused);
        foreach (var property in new[] { "ami", "instanceType" })
            preview.Risk.Refusals.ShouldContain(refusal => refusal.Reason.Contains($"changes {property} (", StringComparison.Ordinal) && refusal.Reason.Contains("of pg1, pg2, pg3, which is ignored by Pulumi", StringComparison.Ordinal) && refusal.Next.Contains("provision node replace eu-central", StringComparison.Ordinal));
        preview.Resources.Changes.ShouldAllBe(change => !change.HasEffect);
    }

    [Fact]
    public void The_same_sides_show_no_changes_in_any_format()
    {
        var preview = RegionPreview.Of("eu-central", "before", PinnedSides.Before, PinnedSides.Before);
        preview.HasChanges.ShouldBeFalse();
        Written(preview, PreviewFormat.Text).ShouldBe("eu-central against before\nno changes\n");
        Written(preview, PreviewFormat.Markdown).ShouldContain("No changes.");
        JsonNode.Parse(Written(preview, PreviewFormat.Json))!["changes"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public void Json_has_every_change()
    {
        var preview = RegionPreview.Of("eu-central", "before", PinnedSides.Before, PinnedSides.After);
        var json = JsonNode.Parse(Written(preview, PreviewFormat.Json))!;
        json["resources"]!.AsArray().Count.ShouldBe(preview.Resources.Changes.Count);
        json["machines"]!["files"]!.AsArray().Count.ShouldBe(preview.Machines!.Files.Count);
        json["resources"]!.AsArray().Count(each => each!["kind"]!.GetValue<string>() == "changed").ShouldBe(6);
    }

    [Fact]
    public void Going_back_is_refused_since_volumes_cannot_shrink_and_the_member_is_protected()
    {
        var reasons = RegionPreview.Of("eu-central", "after", PinnedSides.After, PinnedSides.Before).Risk.Refusals.Select(refusal => refusal.Reason).ToList();
        reasons.ShouldContain(reason => reason.StartsWith("makes 6 volumes smaller", StringComparison.Ordinal));
        reasons.ShouldContain(reason => reason.StartsWith("deletes 1 protected Instance: eu-central-primary-pg4", StringComparison.Ordinal));
    }

    [Fact]
    public void Five_hundred_resources_and_their_machines_are_compared_well_within_a_second()
    {
        var (old, wanted) = (PinnedSides.Before, PinnedSides.After);
        var before = ProcessorTime();
        RegionPreview.Of("eu-central", "before", old, wanted).Count(ChangeKind.Created).ShouldBe(38);
        (ProcessorTime() - before).ShouldBeLessThan(TimeSpan.FromSeconds(4), "processor time, of whatever else runs in this process as well; docs/how-to/preview.md has the figure");
    }

    private static void Holds(string file, PreviewFormat format, RegionSide after)
    {
        var path = Path.Combine(Examples, file);
        var head = File.ReadLines(path).First();
        // The commit that it was compared with when it was made.
        var against = head[(head.IndexOf("against ", StringComparison.Ordinal) + "against ".Length)..];
        var received = Written(RegionPreview.Of("eu-central", against, PinnedSides.Before, after), format);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            File.WriteAllText(path, received);
        received.ShouldBe(File.ReadAllText(path), $"{path}; if the new text is right, run the test with UPDATE_GOLDEN=1");
    }

    private static TimeSpan ProcessorTime() => Process.GetCurrentProcess().TotalProcessorTime;

    private static string Written(RegionPreview preview, PreviewFormat format)
    {
        var output = new StringWriter();
        PreviewReport.For(format).Write(output, preview);
        return output.ToString();
    }
}
