using System.Diagnostics;
using ClusterProvisioning.Lab;
using Spectre.Console;

namespace ClusterProvisioning.Cli.Views.Lab;

/// <summary>A live table: a row a machine, with its step and since when.</summary>
internal sealed class TableProgress : ILabProgress
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly OrderedDictionary<string, (string Step, TimeSpan Since)> _steps = [];
    private readonly Lock _changing = new();
    private string _said = "";

    /// <inheritdoc/>
    public void Say(string text)
    {
        lock (_changing)
            _said = text;
    }

    /// <inheritdoc/>
    public void Step(string node, string step)
    {
        lock (_changing)
        {
            if (!_steps.TryGetValue(node, out var known) || known.Step != step)
                _steps[node] = (step, _watch.Elapsed);
        }
    }

    /// <summary>The table as it stands at this moment.</summary>
    public Table Draw()
    {
        lock (_changing)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumn("node").AddColumn("step").AddColumn(new TableColumn("since").RightAligned());
            table.Caption = new TableTitle($"{Markup.Escape(_said)} {_watch.Elapsed.TotalSeconds:0} s".Trim());
            foreach (var (node, (step, since)) in _steps)
                table.AddRow(Markup.Escape(node), Markup.Escape(step), $"{since.TotalSeconds:0.0} s");
            return table;
        }
    }
}
