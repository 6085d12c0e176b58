using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>The step of a pod that has its certificate issued, run by a shell with an `aws` that answers as the CLI does.</summary>
public sealed class PodCertificateTests : IDisposable
{
    // As Lambda's runtime for Python writes the signer's answer.
    private const string Issued = """{"certificate": "-----BEGIN\nown==\n-----END\n", "issuer": "issuer\n", "authority": "issuer\nroot\n"}""";
    private const string Refused = """{"errorMessage": "no certificate 'x' is declared here", "errorType": "LookupError"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pod-certificate");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_the_signer_answers_becomes_three_certificates_in_two_files()
    {
        var run = Run(Issued);
        run.ExitCode.ShouldBe(0, run.Error);
        File.ReadAllText(Place("prometheus.crt")).ShouldBe("-----BEGIN\nown==\n-----END\nissuer\n");
        File.ReadAllText(Place("ca.crt")).ShouldBe("issuer\nroot\n");
        File.ReadAllText(Place("asked")).ShouldBe("""{"certificate":"prometheus","request":"cmVxdWVzdAo="}""" + "\n");
    }

    [Fact]
    public void A_refusal_is_said_and_replaces_nothing()
    {
        File.WriteAllText(Place("prometheus.crt"), "old");
        var run = Run(Refused);
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("no certificate 'x' is declared here");
        File.ReadAllText(Place("prometheus.crt")).ShouldBe("old");
        File.Exists(Place("ca.crt")).ShouldBeFalse();
    }

    private string Place(string file) => Path.Combine(_folder.FullName, file);

    private (int ExitCode, string Error) Run(string answer)
    {
        var pod = CompiledRegion.Of("eu-central").OfType("kubernetes:apps/v1:StatefulSet")
            .Single(each => each.Name == "eu-central-primary-workload-prometheus").Node["properties"]["spec"]["template"]["spec"];
        var script = ((YamlSequenceNode)pod["initContainers"][1]["args"]).Children[0].ToString().Replace("$$", "$", StringComparison.Ordinal)
            .Replace("/run/secrets/workload", _folder.FullName, StringComparison.Ordinal).Replace("/tmp/answer", Place("answer"), StringComparison.Ordinal);
        File.WriteAllText(Place("prometheus.csr"), "request\n");
        File.WriteAllText(Place("given"), answer);
        var aws = $$"""
            aws() {
              [ "$1 $2" = "lambda invoke" ] || exit 9
              while [ "$1" != --payload ]; do shift; done
              echo "$2" >{{Place("asked")}}; cp {{Place("given")}} "$3"
            }

            """;
        var start = new ProcessStartInfo("sh", ["-euc", aws + script]) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["SIGNER"] = "signer";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
