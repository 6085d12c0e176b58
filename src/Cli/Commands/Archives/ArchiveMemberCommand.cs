using System.CommandLine;
using System.Text.Json;
using ClusterProvisioning.Cli.Views.Archives;
using ClusterProvisioning.Database;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Cli.Commands.Archives;

/// <summary><c>db archive member FILE --dsn …</c>: what a member's own timer runs. It needs no region file, and no checkout.</summary>
internal static class ArchiveMemberCommand
{
    /// <summary>The verb on its own, for machines that have nothing of the project but the program.</summary>
    public static RootCommand CreateRoot() => new() { new Command("db") { new Command("archive") { Create() } } };

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The archive's place, as the machine's bundle has it." };
        var dsn = new Option<string>("--dsn") { Description = "Connection string of the machine's own server.", Required = true };
        var command = new Command("member", "Copy what is due on the machine's own server: what a member's timer runs.") { file, dsn };
        command.Hidden = true;
        command.SetAction((result, cancellation) =>
        {
            var console = result.InvocationConfiguration;
            return ArchiveFailures.GuardAsync(console.Error, async () =>
            {
                var place = Read(result.GetValue(file)!);
                var source = new ConnectionSource(result.GetValue(dsn)!, ArchiveCommand.LockTimeout);
                await using (source)
                {
                    return await ArchiveCommand.RunAsync(
                        new ArchiveRun(place.Region, place, place.Databases, source, ArchiveFormat.Text, console.Output, console.Error),
                        cancellation);
                }
            });
        });
        return command;
    }

    private static ArchivePlace Read(string file)
    {
        try
        {
            return ArchivePlace.Read(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"'{file}' does not say where the archive is: {exception.Message.TrimEnd('.')}. A rollout writes it anew.",
                inner: exception);
        }
    }
}
