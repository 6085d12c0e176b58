using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    /// <summary>An output with a known value.</summary>
    public static Output<T> Create<T>(T value) => new(Node.Of(value));

    /// <summary>An output of a finished task.</summary>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>A known value that Pulumi keeps encrypted in its state. Its text stands in the program: prefer <see cref="Config.RequireSecret"/>.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(Node.Of(value).AsSecret());

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Task<T> value) => CreateSecret(Create(value));

    /// <summary>The same output, kept encrypted in Pulumi's state.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(value.Node.AsSecret());
    }

    /// <summary>All values as one list; one secret among them makes it secret.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => Join<T>(inputs);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => Join<T>(inputs);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => Join<T>(outputs);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => Join<T>(outputs);

    /// <summary>A text with outputs in its holes: texts and whole numbers that cannot be null.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        var arguments = formattableString.GetArguments();
        var builder = new TextBuilder();
        builder.AppendFormat(formattableString.Format, arguments.Length, i => TextBuilder.Argument.Of(arguments[i]));
        return new Output<string>(builder.Build());
    }

    /// <summary>The value as JSON text; outputs inside it may be texts, numbers, booleans or lists of them.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(JsonText.Serialize(value, options));
    }

    private static Output<ImmutableArray<T>> Join<T>(IEnumerable<ISymbol> symbols)
        => new(ListNode.Join([.. symbols.Select(s => s.Node)]));
}
