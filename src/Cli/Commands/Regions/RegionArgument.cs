using System.CommandLine;
using System.CommandLine.Parsing;

namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary>The argument by which verbs take regions: a name in <c>regions/</c>, or a path.</summary>
internal static class RegionArgument
{
    /// <summary>At most one region, for verbs that mean all of them where none is given.</summary>
    /// <param name="otherwise">What counts where none is named.</param>
    public static Argument<string?> Optional(string otherwise) =>
        Guarded(new Argument<string?>("REGION") { Description = $"Name or path; {otherwise} unless given.", Arity = ArgumentArity.ZeroOrOne });

    /// <summary>Exactly one region.</summary>
    public static Argument<string> Required() => Guarded(new Argument<string>("REGION") { Description = "Name or path." });

    /// <summary>Any number of regions; all of the project where none is given.</summary>
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
