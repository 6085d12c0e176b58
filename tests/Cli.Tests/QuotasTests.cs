using System.Text.Json.Nodes;

namespace ClusterProvisioning.Cli.Tests;

public sealed class QuotasTests
{
    [Theory]
    [InlineData("eu-central")]
    [InlineData("ap-south")]
    [InlineData("lab")]
    public async Task Quotas_are_the_approved_ones(string region)
    {
        var run = await Provision.RunAsync("quotas", region);
        run.ExitCode.ShouldBe(0, run.Error);
        Approval.Verify(run.Output, "txt", region);
    }

    [Fact]
    public async Task Json_counts_what_the_program_makes()
    {
        var quotas = JsonNode.Parse((await Provision.RunAsync("quotas", "us-east", "--format", "json")).Output)!.AsArray();
        var program = (await Provision.RunAsync("compile", "us-east")).Output;
        // Volumes beside the boot disks, of both sites; the quota counts the boot disks of machines and of Kubernetes' nodes too.
        var st1 = VolumeSizes(program, "st1").Sum() / 1024.0;
        Wanted(quotas, "L-82ACEF56").ShouldBeInRange(st1, st1 + 2);
        Wanted(quotas, "L-8D977E7E").ShouldBe(Blocks(program, "io2").Sum(block => Number(block, "iops")));
    }

    private static double Wanted(JsonArray quotas, string code) => quotas.Where(each => (string)each!["code"]! == code).Sum(each => (double)each!["wanted"]!);

    private static IEnumerable<double> VolumeSizes(string program, string type) => Blocks(program, type).Select(block => Number(block, "size"));

    // A volume of a program, as its lines.
    private static IEnumerable<string> Blocks(string program, string type) => program.Split("\n  \"aws_").Where(block =>
        block.StartsWith("ebs_Volume_", StringComparison.Ordinal) && block.Contains($"\"type\": \"{type}\"", StringComparison.Ordinal));

    private static double Number(string block, string key) =>
        double.Parse(block.Split($"\"{key}\": ")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
}
