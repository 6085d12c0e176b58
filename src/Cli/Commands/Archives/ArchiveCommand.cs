using System.CommandLine;
using ClusterProvisioning.Cli.Commands.Database;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Archives;
using ClusterProvisioning.Database;
using ClusterProvisioning.Database.Archiving;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Archives;

/// <summary><c>db archive run|list|restore REGION</c>: chunks that are past their time.</summary>
internal static class ArchiveCommand
{
    /// <summary>How long a statement waits for a lock.</summary>
    public static TimeSpan LockTimeout { get; } = TimeSpan.FromSeconds(3);

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var chunk = new Argument<string>("CHUNK") { Description = "A chunk or object that `list` shows." };
        return new Command("archive", "Copy chunks that are past their time to the archive bucket, and bring them back.")
        {
            Verb(
                project,
                "run",
                "Copy what is due, read it back and journal it; only then may retention drop it.",
                null,
                (run, _, cancellation) => RunAsync(run, cancellation)),
            Verb(project, "list", "Show what was copied.", null, (run, _, cancellation) => ListAsync(run, cancellation)),
            Verb(
                project,
                "restore",
                "Bring a copy back into a table of the schema provision_restored.",
                chunk,
                (run, result, cancellation) => RestoreAsync(run, result.GetValue(chunk)!, cancellation)),
            ArchiveMemberCommand.Create(),
        };
    }

    private static Command Verb(
        ProjectLayout project,
        string name,
        string description,
        Argument<string>? chunk,
        Func<ArchiveRun, ParseResult, CancellationToken, Task<int>> run)
    {
        var region = RegionArgument.Required();
        var dsn = new Option<string?>("--dsn") { Description = "Connection string or postgres:// address; the region's members unless given." };
        var lab = new Option<string?>("--lab") { Description = "Go through this lab; a running lab of the region unless given." };
        var format = new Option<ArchiveFormat>("--format") { Description = "text or json." };
        var command = new Command(name, description) { region, dsn, lab, format };
        if (chunk is not null)
            command.Arguments.Add(chunk);
        command.SetAction((result, cancellation) => ArchiveFailures.GuardAsync(result.InvocationConfiguration.Error, async () =>
        {
            var file = project.RegionFile(result.GetValue(region)!);
            if (result.GetValue(dsn) is null && DatabasePlace.FindLab(project, result.GetValue(lab), file) is { } session)
            {
                using (session)
                {
                    return await AdminDoor.Of(session)
                        .Program(Words(AdminDoor.Of(session), file, name, result.GetValue(format), chunk is null ? null : result.GetValue(chunk)))
                        .RunAttachedAsync(cancellation);
                }
            }

            return await HereAsync(
                project,
                file,
                result.GetValue(dsn),
                result.GetValue(format),
                result.InvocationConfiguration,
                each => run(each, result, cancellation));
        }));
        return command;
    }

    private static IReadOnlyList<string> Words(AdminDoor door, string file, string verb, ArchiveFormat format, string? chunk) =>
    [
        "db", "archive", verb, door.IsOf(file) ? door.RegionFile : Path.GetFullPath(file),
        .. chunk is null ? Array.Empty<string>() : [chunk],
        "--format", format.ToString().ToLowerInvariant(),
    ];

    private static async Task<int> HereAsync(
        ProjectLayout project,
        string file,
        string? dsn,
        ArchiveFormat format,
        InvocationConfiguration console,
        Func<ArchiveRun, Task<int>> run)
    {
        if (RegionInput.Load(project, file, console) is not { } region)
            return ExitCodes.Failed;
        if (dsn is null)
            DatabasePlace.Check(region);
        var source = new ConnectionSource(dsn ?? RegionConnection.For(region), LockTimeout);
        await using (source)
        {
            var databases = region.Declared.Database.Databases.Keys.Select(each => each.ToString()).ToList();
            return await run(new ArchiveRun(region.Name.ToString(), ArchivePlace.Of(region), databases, source, format, console.Output, console.Error));
        }
    }

    /// <summary>Copies what is due in every database, reads it back and journals it.</summary>
    public static async Task<int> RunAsync(ArchiveRun run, CancellationToken cancellation)
    {
        using var store = run.Open();
        var archiver = new Archiver(run.Source, store, run.Region);
        var done = new List<ArchiveManifest>();
        foreach (var database in run.Databases)
            done.AddRange(await archiver.RunAsync(database, new Told<ArchiveManifest>(each => run.Error.WriteLine(ArchiveText.Line(each))), cancellation));
        ArchiveText.Write(run.Output, run.Format, done);
        return ExitCodes.Fine;
    }

    private static async Task<int> ListAsync(ArchiveRun run, CancellationToken cancellation)
    {
        ArchiveText.Write(run.Output, run.Format, await AllAsync(run, cancellation));
        return ExitCodes.Fine;
    }

    private static async Task<int> RestoreAsync(ArchiveRun run, string name, CancellationToken cancellation)
    {
        using var store = run.Open();
        var found = (await AllAsync(run, cancellation)).Where(each => each.Chunk.Name == name || each.Chunk.ChunkName == name || each.Key == name).ToList();
        if (found.Count > 1)
        {
            var databases = string.Join(", ", found.Select(each => each.Chunk.Database));
            throw new DatabaseException($"'{name}' names {found.Count} copies, in {databases}. Give the object's name, as `db archive list` shows it.");
        }

        if (found.Count == 0 && !name.Contains('/', StringComparison.Ordinal))
        {
            var next = $"`db archive list {run.Region}` shows those that are; an object of the bucket can be given by its name, too.";
            throw new DatabaseException($"No copy of '{name}' is journaled. {next}");
        }

        var database = found.FirstOrDefault()?.Chunk.Database ?? run.Databases[0];
        var restored = await new Restorer(run.Source, store).RestoreAsync(database, found.FirstOrDefault()?.Key ?? name, cancellation);
        ArchiveText.Write(run.Output, run.Format, restored, database);
        return ExitCodes.Fine;
    }

    private static async Task<IReadOnlyList<ArchivedChunk>> AllAsync(ArchiveRun run, CancellationToken cancellation)
    {
        var all = new List<ArchivedChunk>();
        foreach (var database in run.Databases)
            all.AddRange(await Archiver.ListAsync(run.Source, database, cancellation));
        return all;
    }
}
