using System.Diagnostics;
using System.Text;
using ClusterProvisioning.Preview.Reporting;

namespace ClusterProvisioning.Preview.Tests.Reporting;

public sealed class MarkdownTests
{
    private const int Limit = 65_536;

    [Fact]
    public void A_change_of_everything_fits_into_one_comment_with_the_risk_on_top_and_what_is_cut_said()
    {
        var count = 2000;
        var before = Huge(count, "old");
        var text = Written(Sides.Preview(before, Huge(count, "new")));
        Encoding.UTF8.GetByteCount(text).ShouldBeInRange(40_000, Limit - 1);
        text.Split('\n')[2].ShouldStartWith("**risk: REFUSED");
        text.ShouldContain("more lines are cut");
        text.ShouldContain("did not fit into a comment: `provision preview r` shows all.");
        Occurrences(text, "<details>").ShouldBe(Occurrences(text, "</details>"));
        Occurrences(text, "\n```").ShouldBe(2 * Occurrences(text, "<details>"));
    }

    [Fact]
    public void A_whole_region_that_goes_or_comes_fits()
    {
        foreach (var (before, after) in new[] { (ShippedSides.Before, RegionSide.Nothing), (RegionSide.Nothing, ShippedSides.Before) })
            Encoding.UTF8.GetByteCount(Written(Sides.Preview(before, after))).ShouldBeLessThan(Limit);
    }

    [Fact]
    public void Text_of_files_cannot_leave_its_block()
    {
        var (before, after) = (
            RegionSide.Nothing with { Machines = [Sides.Machine("a", ("/etc/hosts", "x\n"))] },
            RegionSide.Nothing with { Machines = [Sides.Machine("a", ("/etc/hosts", "```\n</details><b>\n"))] });
        Written(Sides.Preview(before, after)).ShouldContain("````diff\n");
    }

    [Fact]
    public void Two_thousand_resources_are_compared_and_written_in_little_time()
    {
        var (before, after) = (Huge(2000, "old"), Huge(2000, "new"));
        var began = ProcessorTime();
        Written(Sides.Preview(before, after));
        (ProcessorTime() - began).ShouldBeLessThan(
            TimeSpan.FromSeconds(4),
            "processor time, of whatever else runs in this process as well; docs/how-to/preview.md has the figure");
    }

    // No two of them alike, so that nothing can be folded.
    private static RegionSide Huge(int count, string value) => Sides.Of([.. Enumerable.Range(0, count).Select(i => Machine(i, value))]) with
    {
        Machines = [
            .. Enumerable.Range(0, 60)
                .Select(i => Sides.Machine(
                    $"m{i}",
                    ("/etc/patroni/config.yml", string.Concat(Enumerable.Range(0, 200).Select(line => $"k{line}: {value}{i}\n"))))),
        ],
    };

    private static string Machine(int number, string value)
    {
        var tags = $"{{Text: {new string('ü', 100)}{value}}}";
        return $"m{number} aws:ec2/instance:Instance\nproperties: {{availabilityZone: {value}{number}, tags: {tags}}}\noptions: {{protect: true}}";
    }

    private static string Written(RegionPreview preview)
    {
        var output = new StringWriter();
        PreviewReport.For(PreviewFormat.Markdown).Write(output, preview);
        return output.ToString();
    }

    private static TimeSpan ProcessorTime() => Process.GetCurrentProcess().TotalProcessorTime;

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
