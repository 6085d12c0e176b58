using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded;

/// <summary>Reads plain configuration and keeps the secrets that the program refers to.</summary>
internal sealed class ConfigReader
{
    private readonly ProgramContext _context;
    private readonly HashSet<string> _plain = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _secrets = new(StringComparer.Ordinal);

    public ConfigReader(ProgramContext context) => _context = context;

    /// <summary>Types of the secrets by the names under which the program refers to them.</summary>
    public IReadOnlyDictionary<string, string> Secrets => _secrets;

    public bool Has(string name, string key) => _context.Config.ContainsKey($"{name}:{key}");

    public string? Read(string name, string key)
    {
        _plain.Add(Reference(name, key));
        CheckUse(name, key);
        return _context.Config.GetValueOrDefault($"{name}:{key}");
    }

    /// <summary>A placeholder in the run without a stack, which has no configuration; an error otherwise.</summary>
    public T Missing<T>(string name, string key, T placeholder)
        => _context.Stack is null
            ? placeholder
            : throw new ProgramException(
                $"Stack '{_context.Stack}' has no configuration value '{name}:{key}'. Set it with: pulumi config set {name}:{key} VALUE");

    /// <summary>Declares a secret and refers to it.</summary>
    public Node Declare(string name, string key, string type)
    {
        var reference = Reference(name, key);
        if (_secrets.TryGetValue(reference, out var other) && !string.Equals(other, type, StringComparison.Ordinal))
            throw new ProgramException($"The configuration value '{name}:{key}' is read as {other} and as {type}: read it as one of them.");
        _secrets[reference] = type;
        CheckUse(name, key);
        return AccessNode.ToRoot(reference, secret: true);
    }

    private void CheckUse(string name, string key)
    {
        var reference = Reference(name, key);
        if (!_secrets.ContainsKey(reference) || !_plain.Contains(reference))
            return;
        var leak = $"The configuration value '{name}:{key}' is read both as a secret and in plain: its text would stand in the program.";
        throw new ProgramException($"{leak} Use RequireSecret or GetSecret only.");
    }

    private string Reference(string name, string key) => string.Equals(name, _context.Project, StringComparison.Ordinal) ? key : $"{name}:{key}";
}
