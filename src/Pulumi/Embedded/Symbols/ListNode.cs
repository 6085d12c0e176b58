namespace Pulumi.Embedded.Symbols;

/// <summary>A list or tuple of nodes whose length is known.</summary>
internal sealed record ListNode(IReadOnlyList<Node> Items, bool IsSecret) : Node(IsSecret)
{
    /// <summary>As the official SDK joins values: one secret item makes the whole list secret.</summary>
    public static ListNode Join(params Node[] items) => new(items, AnySecret(items));
}
