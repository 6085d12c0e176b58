using System.Text.Json;

namespace ClusterProvisioning.Host.Tests;

public sealed class RunLogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("provision-log-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_event_is_a_line_with_its_run_and_what_that_was_asked()
    {
        using (var log = RunLog.Daily(_folder.FullName, "db apply"))
            log.Information("{Step} is done", "create table");
        var line = File.ReadAllLines(_folder.GetFiles().ShouldHaveSingleItem().FullName).ShouldHaveSingleItem();
        using var json = JsonDocument.Parse(line);
        json.RootElement.GetProperty("Properties").GetProperty("Command").GetString().ShouldBe("db apply");
        json.RootElement.GetProperty("Properties").GetProperty("Run").GetString().ShouldNotBeNullOrEmpty();
        json.RootElement.GetProperty("RenderedMessage").GetString().ShouldBe("\"create table\" is done");
    }

    [Fact]
    public void A_log_that_cannot_be_written_stops_nobody()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        using var log = RunLog.Daily(Path.Combine(file, "below"), "lab up");
        log.Information("nobody reads this");
    }
}
