using System.Text.Json;
using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>An argument that takes any JSON value.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>No value.</summary>
    public InputJson()
        : base(new KnownNode(null))
    {
    }

    private InputJson(Node node)
        : base(node)
    {
    }

    /// <summary>Parses JSON text; a <see cref="JsonException"/> if it is none.</summary>
    public static implicit operator InputJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Takes the root of a JSON document, which may be disposed only after the program is compiled.</summary>
    public static implicit operator InputJson(JsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.RootElement;
    }

    /// <summary>Takes a JSON value that is known while the program is compiled.</summary>
    public static implicit operator InputJson(JsonElement element) => new(new KnownNode(element));

    /// <summary>Takes an output of a JSON value.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element.Node);
}
