using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Schema;

namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary><c>schema</c>: writes the JSON schema of region files, for editors.</summary>
internal static class SchemaCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var write = new Option<bool>("--write") { Description = "Write regions/schema/region.schema.json instead of printing." };
        var command = new Command("schema", "Print the JSON schema of region files.") { write };
        command.SetAction(result =>
        {
            if (result.GetValue(write))
                File.WriteAllText(project.SchemaFile, RegionSchema.Write());
            else
                result.InvocationConfiguration.Output.Write(RegionSchema.Write());
            return ExitCodes.Fine;
        });
        return command;
    }
}
