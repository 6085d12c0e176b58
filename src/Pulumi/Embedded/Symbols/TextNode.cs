namespace Pulumi.Embedded.Symbols;

/// <summary>A text that is put together from literal parts and outputs: the holes.</summary>
internal sealed record TextNode(IReadOnlyList<TextPart> Parts, bool IsSecret) : Node(IsSecret)
{
    public override bool MarkedByHost
    {
        get
        {
            foreach (var part in Parts)
            {
                if (part.Hole is { IsSecret: true, MarkedByHost: true })
                    return true;
            }

            return false;
        }
    }
}
