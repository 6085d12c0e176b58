using System.CommandLine;
using System.CommandLine.Parsing;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Views.Database;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Database;

/// <summary>The options of the <c>db</c> verbs.</summary>
internal sealed class DatabaseOptions
{
    private readonly Argument<string> _region = RegionArgument.Required();
    private readonly Option<string?> _dsn = new("--dsn") { Description = "Connection string or postgres:// address; the region's members unless given." };
    private readonly Option<string?> _lab = new("--lab") { Description = "Go through this lab; a running lab of the region unless given." };
    private readonly Option<PlanFormat> _format = new("--format") { Description = "text, json, sql or markdown." };
    private readonly Option<string?> _passwords =
        new("--passwords") { Description = "Folder with one file a role that holds its password, as secrets are mounted; a lab's own unless given." };
    private readonly Option<string?> _columnKey = new("--column-key")
    {
        Description = "File with the readers' public key for sensitive columns, where the region says `keyFrom: operator`;"
            + " the variable PROVISION_COLUMN_KEY unless given.",
    };

    private readonly Option<bool>? _destructive;
    private readonly Option<string?>? _fingerprint;
    private readonly Option<Duration?>? _wait;

    /// <summary>Makes the options of one verb.</summary>
    /// <param name="changes">Whether the verb changes anything.</param>
    public DatabaseOptions(bool changes)
    {
        if (!changes)
            return;
        _destructive = new Option<bool>("--allow-destructive") { Description = "Also run steps that lose something; each names what." };
        _fingerprint = new Option<string?>("--expect-fingerprint")
        {
            Description = "Change nothing unless the database part of the region file has this hash, which the post-deploy job bears in its name.",
        };
        _wait = new Option<Duration?>("--wait")
        {
            Description = "How long to wait for a member that takes writes, such as 30min; not at all unless given.",
            CustomParser = Wait,
        };
    }

    /// <summary>Adds the options to a command, with the checks between them.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_region);
        foreach (var option in (Option[])[_dsn, _lab, _format, _passwords, _columnKey])
            command.Options.Add(option);
        foreach (var option in new Option?[] { _destructive, _fingerprint, _wait }.OfType<Option>())
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_dsn) is not null && result.GetValue(_lab) is not null)
                result.AddError("--dsn and --lab are two ways to a server; give one.");
        });
    }

    /// <summary>What a command line gave, with paths resolved.</summary>
    public DatabaseArguments Of(ParseResult result, ProjectLayout project) => new()
    {
        RegionFile = project.RegionFile(result.GetValue(_region)!),
        Dsn = result.GetValue(_dsn),
        Lab = result.GetValue(_lab),
        Format = result.GetValue(_format),
        Passwords = result.GetValue(_passwords),
        ColumnKey = result.GetValue(_columnKey),
        AllowDestructive = _destructive is not null && result.GetValue(_destructive),
        ExpectedFingerprint = _fingerprint is null ? null : result.GetValue(_fingerprint),
        Wait = _wait is null ? null : result.GetValue(_wait),
    };

    private static Duration? Wait(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!Duration.TryParse(text, out var wait))
            result.AddError($"--wait is '{text}'; wanted {Duration.Wanted}.");
        return wait;
    }
}
