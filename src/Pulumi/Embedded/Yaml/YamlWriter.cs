using System.Text;

namespace Pulumi.Embedded.Yaml;

/// <summary>Writes YAML in block style, LF, two spaces; every text that is not a word of Pulumi's own stands in double quotes.</summary>
internal sealed class YamlWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _afterDash;

    public YamlWriter(int indent = 0) => _indent = indent;

    /// <summary>Begins an entry with a key of Pulumi's language.</summary>
    public YamlWriter Key(string key)
    {
        BeginLine();
        _text.Append(key).Append(':');
        return this;
    }

    /// <summary>Begins an entry with any other key.</summary>
    public YamlWriter Quoted(string key)
    {
        BeginLine();
        QuotedText.Append(_text, key);
        _text.Append(':');
        return this;
    }

    /// <summary>Begins an item of a list with its dash; a value or an opened map follows.</summary>
    public YamlWriter Item()
    {
        BeginLine();
        _text.Append('-');
        return this;
    }

    /// <summary>Writes a number, a truth value, null or an empty list or map.</summary>
    public void Plain(string value) => _text.Append(' ').Append(value).Append('\n');

    /// <summary>Writes a text in double quotes and ends the line.</summary>
    public void Text(string value)
    {
        _text.Append(' ');
        QuotedText.Append(_text, value);
        _text.Append('\n');
    }

    /// <summary>Ends a line after a key whose content another writer has.</summary>
    public void End() => _text.Append('\n');

    /// <summary>Opens a list or a map as the value of what was begun.</summary>
    public void Open()
    {
        _indent += 2;
        if (_text[^1] == '-')
        {
            _text.Append(' ');
            _afterDash = true;
        }
        else
        {
            _text.Append('\n');
        }
    }

    /// <summary>Closes the innermost list or map.</summary>
    public void Close() => _indent -= 2;

    public void CopyTo(TextWriter output)
    {
        foreach (var chunk in _text.GetChunks())
            output.Write(chunk.Span);
    }

    private void BeginLine()
    {
        if (!_afterDash)
            _text.Append(' ', _indent);
        _afterDash = false;
    }
}
