using System.CommandLine;
using System.CommandLine.Parsing;

namespace ClusterProvisioning.Cli.Commands;

/// <summary>The argument that names regions.</summary>
internal static class RegionArgument
{
    /// <summary>One region, or none.</summary>
    /// <param name="otherwise">What counts where none is named.</param>
    public static Argument<string?> Optional(string otherwise) =>
        Guarded(new Argument<string?>("REGION") { Description = $"Name or path; {otherwise} unless given.", Arity = ArgumentArity.ZeroOrOne });

    /// <summary>One region.</summary>
    public static Argument<string> Required() => Guarded(new Argument<string>("REGION") { Description = "Name or path." });

    /// <summary>Any number of regions.</summary>
    public static Argument<string[]> Many() =>
        Guarded(new Argument<string[]>("REGION") { Description = "Names or paths; all regions unless given.", Arity = ArgumentArity.ZeroOrMore });

    /// <summary>A mistyped option would otherwise be looked for as a region.</summary>
    private static T Guarded<T>(T argument)
        where T : Argument
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Type == TokenType.Argument && token.Value.StartsWith('-')))
                result.AddError($"There is no option '{token.Value}'; see --help.");
        });
        return argument;
    }
}
