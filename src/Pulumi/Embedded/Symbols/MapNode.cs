namespace Pulumi.Embedded.Symbols;

/// <summary>A map of nodes whose keys are known, sorted by ordinal so that the same map always reads the same.</summary>
internal sealed record MapNode(SortedList<string, Node> Entries, bool IsSecret) : Node(IsSecret);
