using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>A value that YAML writes as one scalar; it says how people write it, for messages and for the JSON schema.</summary>
/// <typeparam name="TSelf">The value type itself.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Static abstract members are the contract.")]
public interface IScalar<TSelf>
    where TSelf : IScalar<TSelf>
{
    /// <summary>What is wanted, with an example, to stand after "wanted" in a message.</summary>
    static abstract string Wanted { get; }

    /// <summary>The regular expression of the JSON schema (ECMA 262).</summary>
    static abstract string Pattern { get; }

    /// <summary>Reads the text; never throws.</summary>
    /// <param name="text">The scalar as it stands in the file.</param>
    /// <param name="value">The value, where the text is one.</param>
    static abstract bool TryParse(string text, [MaybeNullWhen(false)] out TSelf value);
}
