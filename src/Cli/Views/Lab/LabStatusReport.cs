using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClusterProvisioning.Lab.Status;
using Spectre.Console;

namespace ClusterProvisioning.Cli.Views.Lab;

/// <summary>Writes the state of a lab: machines, endpoints, backups, problems.</summary>
internal static class LabStatusReport
{
    private const int WidthOfFiles = 140;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Tables of machines and endpoints, for a person.</summary>
    public static void WriteText(TextWriter output, LabStatus status)
    {
        var ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = WidthOfFiles;
        var nodes = new Table().Border(TableBorder.Rounded).AddColumn("site").AddColumn("node").AddColumn("role").AddColumn("address").AddColumn("state");
        foreach (var node in status.Nodes)
        {
            nodes.AddRow(
                Markup.Escape(node.Site ?? ""),
                Markup.Escape(node.Name),
                node.Role,
                node.Address,
                $"[{(node.IsHealthy ? "green" : "red")}]{Markup.Escape(node.Detail)}[/]");
        }

        console.Write(nodes);
        var endpoints = new Table().Border(TableBorder.Rounded).AddColumn("endpoint").AddColumn("address").AddColumn("open to");
        foreach (var endpoint in status.Endpoints)
            endpoints.AddRow(endpoint.Purpose, endpoint.Address, Markup.Escape(endpoint.From));
        console.Write(endpoints);
        WriteBackups(console, status);
        foreach (var problem in status.Problems)
            console.MarkupLineInterpolated($"[red]{problem}[/]");
        if (status.Cuts.Count > 0)
            console.MarkupLineInterpolated($"[red]cut: {string.Join(", ", status.Cuts)}[/]");
    }

    private static void WriteBackups(IAnsiConsole console, LabStatus status)
    {
        if (status.Repositories.Count == 0)
            return;
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumn("repository")
            .AddColumn("on")
            .AddColumn("newest WAL")
            .AddColumn("backups")
            .AddColumn("newest backup");
        foreach (var each in status.Repositories)
        {
            var newest = each.Problem is { } problem ? $"[red]{Markup.Escape(problem)}[/]"
                : each.LastBackup is null ? "none yet"
                : $"{each.LastBackup}, {Ago(each.LastBackupAt)}";
            table.AddRow(each.Name, each.Node, each.LastSegment ?? "none", each.Backups.ToString(CultureInfo.InvariantCulture), newest);
        }

        console.Write(table);
        if (status.Archive is { } archive)
        {
            var last = $"{archive.LastSegment ?? "nothing yet"}, {Ago(archive.LastArchived)}";
            var age = string.Create(CultureInfo.InvariantCulture, $"{archive.AgeSeconds ?? double.NaN:0} s");
            console.MarkupLineInterpolated($"archive: {last}; {archive.Waiting} segments wait; no commit outside it is older than {age}");
        }
    }

    private static string Ago(DateTimeOffset? moment) =>
        moment is { } known ? string.Create(CultureInfo.InvariantCulture, $"{(TimeProvider.System.GetUtcNow() - known).TotalSeconds:0} s ago") : "never";

    /// <summary>Everything, for a program.</summary>
    public static void WriteJson(TextWriter output, LabStatus status) => output.Write(JsonSerializer.Serialize(status, Format) + "\n");
}
