using System.Diagnostics;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.RegionFile.Tests;

public sealed class BadInputTests
{
    [Fact]
    public void A_missing_file_is_an_error_with_its_name_and_neighbours()
    {
        var found = TestRegions.Load(Path.Combine(TestRegions.Project.Regions, "eu-centrl.yaml")).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe(DiagnosticCodes.Unreadable);
        found.Message.ShouldContain("eu-centrl.yaml");
        found.Fix.ShouldContain("Did you mean 'eu-central'?");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_an_error_that_says_how_to_begin(string text)
    {
        var found = TestRegions.LoadText(text).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe(DiagnosticCodes.NotOneMapping);
        found.Fix.ShouldContain("extends");
    }

    [Fact]
    public void A_folder_is_not_a_region() =>
        IsRefused(TestRegions.Folder, "a folder");

    [Theory]
    [InlineData("/dev/zero", "a device")]
    [InlineData("/dev/null", "a device")]
    public void A_device_is_not_a_region(string path, string kind) => IsRefused(path, kind);

    [Fact]
    public void A_pipe_is_refused_and_not_waited_for()
    {
        var pipe = Path.Combine(Path.GetTempPath(), $"pipe-{Guid.NewGuid():N}.yaml");
        try
        {
            Process.Start("mkfifo", pipe).WaitForExit();
            IsRefused(pipe, "a pipe");
            TestRegions.LoadText($"extends: {pipe}\nregion: over-a-pipe\n").Diagnostics.ShouldHaveSingleItem().Location.Line.ShouldBe(1);
        }
        finally
        {
            File.Delete(pipe);
        }
    }

    [Fact]
    public void Ten_thousand_errors_are_all_found()
    {
        var yaml = "region: many\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"wrong{i}: {i}\n"));
        TestRegions.LoadText(yaml).Diagnostics.Count(found => found.Code == DiagnosticCodes.UnknownKey).ShouldBe(10_000);
    }

    [Theory]
    [InlineData("owner: {0}")]
    [InlineData("owner: \"{0}\"")]
    [InlineData("{0}: 1")]
    public void A_value_of_five_megabytes_is_refused_at_its_place_and_not_repeated(string line)
    {
        var loaded = TestRegions.LoadText("region: long\n" + line.Replace("{0}", new string('x', 5_000_000), StringComparison.Ordinal) + "\n");
        loaded.Region.ShouldBeNull();
        loaded.Diagnostics.ShouldContain(found => found.Location.Line == 2);
        loaded.Diagnostics.ShouldAllBe(found => found.Message.Length < 1000 && found.Fix.Length < 1000);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_overflow_the_stack()
    {
        var loaded = TestRegions.LoadText("owner: " + new string('[', 100_000));
        loaded.Diagnostics.ShouldContain(found => found.Severity == Severity.Error);
        TestRegions.LoadText("owner: " + new string('[', 60) + new string(']', 60)).Diagnostics.ShouldContain(found => found.Code == DiagnosticCodes.TooLarge);
    }

    [Fact]
    public void Errors_of_form_types_and_several_sections_come_back_together()
    {
        var codes = TestRegions.EuCentralWith("patroni: {ttl: soon, loopWiat: 10s}\nowner: a\nowner: b\nflows: {x: {from: a}}\n").Diagnostics
            .Select(found => found.Code)
            .ToHashSet();
        codes.ShouldBe([DiagnosticCodes.WrongValue, DiagnosticCodes.UnknownKey, DiagnosticCodes.DuplicateKey, DiagnosticCodes.Missing], ignoreOrder: true);
    }

    [Fact]
    public void Any_bytes_at_all_give_diagnostics_and_never_an_exception()
    {
        var random = new Random(20261120);
        var sample = File.ReadAllText(Path.Combine(TestRegions.Project.Profiles, "enterprise.yaml"));
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < 400 && Stopwatch.GetElapsedTime(began).TotalSeconds < 30; i++)
        {
            var text = Mutated(sample, random);
            Should.NotThrow(() => TestRegions.LoadText(text), text);
        }
    }

    private static void IsRefused(string path, string kind)
    {
        var found = TestRegions.Load(path).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe(DiagnosticCodes.Unreadable);
        found.Message.ShouldContain($"is {kind}; wanted a region file");
    }

    private static string Mutated(string text, Random random)
    {
        const string Alphabet = "{}[]:,-&*!|>'\"%@`#\t\n \0\u2028é?~=x0";
        var letters = text.ToCharArray();
        for (var i = random.Next(1, 6); i > 0; i--)
            letters[random.Next(letters.Length)] = Alphabet[random.Next(Alphabet.Length)];
        return new string(letters, 0, random.Next(letters.Length));
    }
}
