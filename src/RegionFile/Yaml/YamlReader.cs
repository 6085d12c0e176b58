using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>Reads one file's text into nodes that know their place; collects what is wrong instead of stopping.</summary>
/// <param name="file">Path of the file, as messages and locations show it.</param>
/// <param name="diagnostics">Receives what is wrong: text that is not YAML, too deep or too long.</param>
internal sealed class YamlReader(string file, ICollection<Diagnostic> diagnostics)
{
    // Far above what a region file needs, far below what overflows the stack.
    private const int MaximumDepth = 40;
    private const int MaximumScalar = 16_384;
    private int _depth;

    /// <summary>The document's mapping, or null where there is none (a diagnostic says why).</summary>
    public YamlMapping? Read(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            return ReadDocument(parser);
        }
        catch (YamlException exception)
        {
            ReportNotYaml(exception, text);
            return null;
        }
        catch (TooDeepException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's parser falls into this where the text ends inside a bracket.
            Report(
                DiagnosticCodes.NotYaml,
                At(parser.Current?.End ?? Mark.Empty),
                "Not YAML: a bracket, brace or quote that is opened and never closed.",
                "Close it.");
            return null;
        }
    }

    private YamlMapping? ReadDocument(Parser parser)
    {
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            Report(
                DiagnosticCodes.NotOneMapping,
                new SourceLocation(file, 1, 1),
                "The file is empty; wanted a region.",
                "Start from regions/lab.yaml, or write `extends:` and the name of a profile.");
            return null;
        }

        var node = ReadNode(parser);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            Report(
                DiagnosticCodes.NotOneMapping,
                At(second.Start),
                "A second document starts here; wanted one region a file.",
                "Move it to a file of its own.");
        }

        if (node is YamlMapping mapping)
            return mapping;
        if (node is not null)
            Report(DiagnosticCodes.NotOneMapping, node.Location, "The file is not a mapping of keys to values.", "Start from regions/lab.yaml.");
        return null;
    }

    private YamlNode? ReadNode(Parser parser)
    {
        RefuseAnchorsAndTags(parser);
        if (parser.TryConsume<Scalar>(out var scalar))
            return ReadScalar(scalar);
        if (_depth >= MaximumDepth)
        {
            Report(
                DiagnosticCodes.TooLarge,
                At(parser.Current!.Start),
                $"Nested deeper than {MaximumDepth} levels.",
                "Flatten it; no key of a region lies that deep.");
            throw new TooDeepException();
        }

        _depth++;
        var node = parser.TryConsume<MappingStart>(out var mapping) ? ReadMapping(parser, mapping)
            : parser.TryConsume<SequenceStart>(out var sequence) ? ReadSequence(parser, sequence)
            : SkipAlias(parser);
        _depth--;
        return node;
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var text = scalar.Value;
        if (text.Length > MaximumScalar)
        {
            Report(
                DiagnosticCodes.TooLarge,
                At(scalar.Start),
                $"A value of {text.Length} characters; wanted at most {MaximumScalar}.",
                "Shorten it; nothing in a region is that long.");
            text = text[..MaximumScalar];
        }

        return new YamlScalar(At(scalar.Start), text, scalar.Style == ScalarStyle.Plain);
    }

    private YamlMapping ReadMapping(Parser parser, MappingStart start)
    {
        var entries = new OrderedDictionary<string, YamlEntry>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(parser);
            var value = ReadNode(parser);
            if (key is not YamlScalar { Text: var name })
                Report(DiagnosticCodes.WrongValue, key?.Location ?? At(start.Start), "A key that is not a text.", "Write a key of letters.");
            else if (value is not null && !entries.TryAdd(name, new YamlEntry(key.Location, value)))
                ReportDuplicate(name, key.Location, entries[name].KeyLocation);
        }

        return new YamlMapping(At(start.Start), entries);
    }

    private YamlSequence ReadSequence(Parser parser, SequenceStart start)
    {
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode(parser) is { } item)
                items.Add(item);
        }

        return new YamlSequence(At(start.Start), items);
    }

    private void ReportNotYaml(YamlException exception, string text)
    {
        var found = TabIndentation.Find(text) is { } tab
            ? (Place: new SourceLocation(file, tab.Line, tab.Column), Reason: "a tab in the indentation")
            : (Place: At(exception.End), Reason: exception.Message);
        Report(DiagnosticCodes.NotYaml, found.Place, $"Not YAML: {found.Reason}", "Mend the YAML at this place; indent with spaces.");
    }

    private YamlNode? SkipAlias(Parser parser)
    {
        var alias = parser.Consume<AnchorAlias>();
        ReportUnsupported(alias.Start, $"The alias *{alias.Value}");
        return null;
    }

    private void RefuseAnchorsAndTags(Parser parser)
    {
        if (!parser.Accept<NodeEvent>(out var node))
            return;
        if (!node.Anchor.IsEmpty)
            ReportUnsupported(node.Start, $"The anchor &{node.Anchor.Value}");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            ReportUnsupported(node.Start, $"The tag {node.Tag.Value}");
    }

    private void ReportUnsupported(Mark place, string what) =>
        Report(DiagnosticCodes.Unsupported, At(place), $"{what} is not read here.", "Write the value out, or share it through a profile and `extends`.");

    private void ReportDuplicate(string name, SourceLocation second, SourceLocation first) =>
        Report(DiagnosticCodes.DuplicateKey, second, $"'{name}' stands here for the second time; the first is on line {first.Line}.", "Keep one of the two.");

    private void Report(string code, SourceLocation location, string message, string fix) =>
        diagnostics.Add(new Diagnostic(code, Severity.Error, location, message, fix));

    private SourceLocation At(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    /// <summary>Reading on in a text that is only brackets takes minutes.</summary>
    private sealed class TooDeepException : Exception;
}
