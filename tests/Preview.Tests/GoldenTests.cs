using System.Diagnostics;
using System.Text.Json.Nodes;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Reporting;

namespace ClusterProvisioning.Preview.Tests;

/// <summary>Holds docs/examples and the README to what the program says of a change of today's region.</summary>
public sealed class GoldenTests
{
    private static readonly string Examples = Path.GetFullPath(Path.Combine(ShippedSides.Folder, "..", "..", "docs", "examples"));

    [Theory]
    [InlineData("preview-eu-central.txt", PreviewFormat.Text)]
    [InlineData("preview-eu-central.md", PreviewFormat.Markdown)]
    public void A_disk_a_Patroni_parameter_and_a_replica(string file, PreviewFormat format) => Holds(file, format, ShippedSides.After);

    [Fact]
    public void The_README_shows_the_head_of_the_example()
    {
        const string Shown = "\n$ ./provision preview eu-central --against HEAD~1; echo \"exit $?\"\n";
        var path = Path.GetFullPath(Path.Combine(Examples, "..", "..", "README.md"));
        var readme = File.ReadAllText(path);
        var start = readme.IndexOf(Shown, StringComparison.Ordinal) + Shown.Length;
        var end = readme.IndexOf("…\nexit 2\n```", start, StringComparison.Ordinal);
        // From the program itself, not from the example: whichever of the tests runs first, one run approves both.
        var example = Received("preview-eu-central.txt", PreviewFormat.Text, ShippedSides.After);
        var head = example[..(example.IndexOf(" unchanged\n", StringComparison.Ordinal) + " unchanged\n".Length)];
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            File.WriteAllText(path, readme = readme[..start] + head + readme[end..]);
        readme.ShouldContain(Shown + head + "…\nexit 2\n```", Case.Sensitive);
    }

    [Fact]
    public void An_image_and_an_instance_type_of_database_nodes() => Holds("preview-refused.txt", PreviewFormat.Text, ShippedSides.Refused);

    [Fact]
    public void An_image_or_instance_type_of_database_nodes_is_refused_with_the_reason()
    {
        var preview = RegionPreview.Of("eu-central", "before", ShippedSides.Before, ShippedSides.Refused);
        foreach (var property in new[] { "ami", "instanceType" })
        {
            preview.Risk.Refusals.ShouldContain(refusal => refusal.Reason.Contains($"changes {property} (", StringComparison.Ordinal)
                && refusal.Reason.Contains("of pg1, pg2, pg3, which is ignored by Pulumi", StringComparison.Ordinal)
                && refusal.Next.Contains("pulumi up --stack eu-central --target-replace URN", StringComparison.Ordinal)
                && refusal.Next.Contains("docs/how-to/replace-a-machine.md", StringComparison.Ordinal));
        }

        // More memory makes longer chunks, so the database part is applied anew, and volumes are given what the larger machine carries; nothing else is done.
        string[] done = ["kubernetes:batch/v1:Job", "aws:ebs/volume:Volume"];
        preview.Resources.Changes.Where(change => !done.Contains(change.Resource.Type)).ShouldAllBe(change => !change.HasEffect);
    }

    [Fact]
    public void The_same_sides_show_no_changes_in_any_format()
    {
        var preview = RegionPreview.Of("eu-central", "before", ShippedSides.Before, ShippedSides.Before);
        preview.HasChanges.ShouldBeFalse();
        Written(preview, PreviewFormat.Text).ShouldBe("eu-central against before\nno changes\n");
        Written(preview, PreviewFormat.Markdown).ShouldContain("No changes.");
        JsonNode.Parse(Written(preview, PreviewFormat.Json))!["changes"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public void Json_has_every_change()
    {
        var preview = RegionPreview.Of("eu-central", "before", ShippedSides.Before, ShippedSides.After);
        var json = JsonNode.Parse(Written(preview, PreviewFormat.Json))!;
        json["resources"]!.AsArray().Count.ShouldBe(preview.Resources.Changes.Count);
        json["machines"]!["files"]!.AsArray().Count.ShouldBe(preview.Machines!.Files.Count);
        json["resources"]!
            .AsArray()
            .Count(each => each!["kind"]!.GetValue<string>() == "changed")
            .ShouldBe(7, "six volumes, the signer of databases; whom Prometheus asks is replaced, and the job made anew, for it sets parameters of Patroni");
    }

    [Fact]
    public void Going_back_is_refused_since_volumes_cannot_shrink_and_the_member_is_protected()
    {
        var reasons = RegionPreview.Of("eu-central", "after", ShippedSides.After, ShippedSides.Before).Risk.Refusals.Select(refusal => refusal.Reason).ToList();
        reasons.ShouldContain(reason => reason.StartsWith("makes 6 volumes smaller", StringComparison.Ordinal));
        reasons.ShouldContain(reason => reason.StartsWith("deletes 1 protected Instance: eu-central-primary-pg4", StringComparison.Ordinal));
    }

    [Fact]
    public void Five_hundred_resources_and_their_machines_are_compared_well_within_a_second()
    {
        var (old, wanted) = (ShippedSides.Before, ShippedSides.After);
        var before = ProcessorTime();
        RegionPreview.Of("eu-central", "before", old, wanted).Count(ChangeKind.Created).ShouldBe(39);
        (ProcessorTime() - before).ShouldBeLessThan(
            TimeSpan.FromSeconds(4),
            "processor time, of whatever else runs in this process as well; docs/how-to/preview.md has the figure");
    }

    private static void Holds(string file, PreviewFormat format, RegionSide after)
    {
        var path = Path.Combine(Examples, file);
        var received = Received(file, format, after);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            File.WriteAllText(path, received);
        received.ShouldBe(File.ReadAllText(path), $"{path}; if the new text is right, run the test with UPDATE_GOLDEN=1");
    }

    private static string Received(string file, PreviewFormat format, RegionSide after)
    {
        var head = File.ReadLines(Path.Combine(Examples, file)).First();
        // The commit that it was compared with when it was made.
        var against = head[(head.IndexOf("against ", StringComparison.Ordinal) + "against ".Length)..];
        return Written(RegionPreview.Of("eu-central", against, ShippedSides.Before, after), format);
    }

    private static TimeSpan ProcessorTime() => Process.GetCurrentProcess().TotalProcessorTime;

    private static string Written(RegionPreview preview, PreviewFormat format)
    {
        var output = new StringWriter();
        PreviewReport.For(format).Write(output, preview);
        return output.ToString();
    }
}
