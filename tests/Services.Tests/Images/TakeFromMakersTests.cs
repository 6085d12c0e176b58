using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Services.Tests.Images;

/// <summary>
/// What a disk takes from makers, taken into a tree of the image from a repository of the test's own: bridge in the place of pgbadger, socat, and a tool.
/// </summary>
[Trait("Needs", "root")]
public sealed class TakeFromMakersTests : IDisposable
{
    private const string Fingerprint = "FINGERPRINT"; // The sandbox writes that of its key.
    private const string Tool = "/usr/local/bin/tool";
    private const string ToolHash = "67948dd9afd6afe5043b0029d5aa7cf0f8b2824baf16f4f097d40d830edb686d";

    private const string State = """
        dpkg-query -W -f '${Package} ${Version} ${db:Status-Abbrev}\n' bridge bridge-loader pgbadger socat 2>/dev/null | grep ' ii'
        ls /etc/apt/keyrings /etc/apt/sources.list.d 2>/dev/null | grep maker; cat /recipe/programs /recipe/left-out
        """;

    private readonly MakersSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void The_named_versions_come_and_nothing_else_of_the_repository() => _sandbox.Run(Software(), State + """

        cat /usr/bin/pgbadger /usr/bin/socat /usr/local/bin/tool
        apt-cache policy curl | grep -c 'Candidate: 99'; apt-cache policy bridge | sed -n 3p; stat -c %a /usr/local/bin/tool
        """).ShouldBe(
    [
        "exit 0", "bridge 1.2.3~debian13-7 ii ", "bridge-loader 1.2.3~debian13-7 ii ", "socat 9.9.9-1 ii ", "maker.gpg", "maker.sources", "tool 4.5 amd64",
        "bridge 1.2.3~debian13-7", "socat 9.9.9-1", "tool", "0", "  Candidate: 1.2.3~debian13-7", "755",
    ]);

    [Fact]
    public void A_key_with_another_fingerprint_ends_the_build()
    {
        var said = _sandbox.Run(Software(fingerprint: new string('0', 40)), State);
        said[0].ShouldMatch("^take-from-makers: the key of maker has the fingerprint [0-9A-F]{40}; wanted 0{40}, and nothing of maker is trusted$");
        said.ShouldContain("exit 1");
        said.ShouldContain(line => line.StartsWith("pgbadger 1", StringComparison.Ordinal));
        said.ShouldNotContain("maker.gpg");
    }

    [Fact]
    public void A_package_of_another_version_ends_the_build_and_what_there_is_is_said()
    {
        var said = _sandbox.Run(Software(version: "1.2"), State);
        said[0].ShouldBe("take-from-makers: maker has no bridge 1.2; it has 1.2.30-1 1.2.3~debian13-7 ");
        said.ShouldContain("exit 1");
    }

    [Fact]
    public void A_repository_that_another_key_signs_ends_the_build()
    {
        var said = _sandbox.Run(Software(), State, signedBy: "stranger");
        said[0].ShouldStartWith("take-from-makers: apt does not take the repository maker (http://127.0.0.1:8000/): W: ");
        said.ShouldContain("exit 1");
        said.ShouldNotContain(line => line.StartsWith("bridge ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_with_another_hash_ends_the_build() =>
        _sandbox.Run(Software(hash: new string('0', 64)), $"ls {Tool}").ShouldContain(
            line => line.StartsWith("take-from-makers: http://127.0.0.1:8000/tool has the SHA-256 ", StringComparison.Ordinal));

    [Fact]
    public void What_cannot_be_reached_is_left_out_with_the_reason_and_Debians_stays()
    {
        var said = _sandbox.Run(Software(port: 1), State);
        said.ShouldContain("exit 0");
        said.ShouldContain(line => line.StartsWith("pgbadger 1", StringComparison.Ordinal));
        said.ShouldContain(line => line.StartsWith("bridge\tmaker\tits key could not be reached, curl: (7) ", StringComparison.Ordinal));
        said.ShouldContain(line => line.StartsWith("socat\tmaker\t", StringComparison.Ordinal));
        said.ShouldContain(line => line.StartsWith("tool\thttp://127.0.0.1:1/tool\tcould not be reached, curl: (7) ", StringComparison.Ordinal));
    }

    [Fact]
    public void For_an_image_of_Debian_alone_nobody_is_asked()
    {
        var said = _sandbox.Run(Software(), "grep -c GET /requests; cut -f 1,3 /recipe/left-out; dpkg-query -W -f '${Version}\n' pgbadger", debianOnly: true);
        said.Where(line => !line.StartsWith("left out", StringComparison.Ordinal)).SkipLast(1).ShouldBe(
        [
            "exit 0", "0", "bridge\tnot asked for, --debian-only", "bridge-loader\tnot asked for, --debian-only", "socat\tnot asked for, --debian-only",
            "tool\tnot asked for, --debian-only",
        ]);
        said[^1].ShouldStartWith("1");
    }

    private static MakersSoftware Software(string fingerprint = Fingerprint, string version = "1.2.3", string hash = ToolHash, int port = 8000)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        return new MakersSoftware(
            [
                new MakersPackages(
                    new MakersRepository("maker", address, "trixie", "main", new Uri(address, "key.asc"), fingerprint),
                    [
                        new MakersPackage("bridge", version) { InPlaceOf = "pgbadger" },
                        new MakersPackage("bridge-loader", version),
                        new MakersPackage("socat", "9.9.9"),
                    ]),
            ],
            [new MakersProgram("tool", "4.5", new Uri(address, "tool"), hash, Tool)]);
    }
}
