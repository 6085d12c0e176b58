namespace Pulumi.Embedded.Symbols;

/// <summary>An output that is made without its type at hand and bound afterwards.</summary>
internal interface IBindable
{
    void Bind(Node node);
}
