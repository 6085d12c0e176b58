using System.Text.Encodings.Web;
using System.Text.Json;
using ClusterProvisioning.Lab.Status;
using Spectre.Console;

namespace ClusterProvisioning.Cli.Reporting.Lab;

/// <summary>Writes how a lab is.</summary>
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
        var nodes = new Table().Border(TableBorder.Rounded).AddColumn("node").AddColumn("role").AddColumn("address").AddColumn("state");
        foreach (var node in status.Nodes)
            nodes.AddRow(Markup.Escape(node.Name), node.Role, node.Address, $"[{(node.IsHealthy ? "green" : "red")}]{Markup.Escape(node.Detail)}[/]");
        console.Write(nodes);
        var endpoints = new Table().Border(TableBorder.Rounded).AddColumn("endpoint").AddColumn("address").AddColumn("open to");
        foreach (var endpoint in status.Endpoints)
            endpoints.AddRow(endpoint.Purpose, endpoint.Address, Markup.Escape(endpoint.From));
        console.Write(endpoints);
        if (status.Cuts.Count > 0)
            console.MarkupLineInterpolated($"[red]cut: {string.Join(", ", status.Cuts)}[/]");
    }

    /// <summary>Everything, for a program.</summary>
    public static void WriteJson(TextWriter output, LabStatus status) => output.Write(JsonSerializer.Serialize(status, Format) + "\n");
}
