namespace ClusterProvisioning.Host.Tests;

public sealed class ExternalProgramTests
{
    [Fact]
    public async Task What_it_reads_and_writes_passes_through()
    {
        var program = Shell("cat; echo $WORD >&2; exit 3") with { Input = "in", Environment = new Dictionary<string, string> { ["WORD"] = "out" } };
        (await program.TryAsync(CancellationToken.None)).ShouldBe(new ProgramResult(3, "in", "out\n"));
    }

    [Fact]
    public async Task One_that_does_not_read_to_the_end_is_judged_by_its_exit_code() =>
        (await (Shell("exit 0") with { Input = new string('x', 1 << 20) }).RunAsync(CancellationToken.None)).ShouldBeEmpty();

    [Fact]
    public async Task A_failure_says_what_it_wrote_to_standard_error()
    {
        var failed = await Should.ThrowAsync<HostException>(() => Shell("echo fine; echo broken >&2; exit 7").RunAsync(CancellationToken.None));
        failed.Message.ShouldContain("ended with 7: broken");
        failed.IsMissing.ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_missing()
    {
        var missing = await Should.ThrowAsync<HostException>(() => new ExternalProgram("no-such-program").TryAsync(CancellationToken.None));
        missing.Message.ShouldStartWith("no-such-program cannot be started: ");
        missing.IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task A_cancellation_ends_it_with_its_children()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var cancel = new CancellationTokenSource();
        var running = Shell($"sleep 60 & echo $! > {file}; wait").TryAsync(cancel.Token);
        var waiting = new Waiting(TimeSpan.FromMilliseconds(20)) { Most = TimeSpan.FromSeconds(20) };
        (await waiting.UntilAsync(() => File.Exists(file) && File.ReadAllText(file).EndsWith('\n'), CancellationToken.None)).ShouldBeTrue();
        var child = HostProcess.Find(int.Parse(await File.ReadAllTextAsync(file))).ShouldNotBeNull();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        (await child.WaitForEndAsync(TimeSpan.FromSeconds(10), CancellationToken.None)).ShouldBeTrue();
        File.Delete(file);
    }

    private static ExternalProgram Shell(string script) => new("sh", "-c", script);
}
