namespace ClusterProvisioning.Cli.Tests;

/// <summary>One checkout, one build folder: tests that write a region file there, or make the program stale, must not meet another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CheckoutCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "checkout";
}
