namespace ClusterProvisioning.Services;

/// <summary>Who reads a file, and what a change of it takes.</summary>
/// <param name="Unit">The reader's unit, with <c>*</c> where it has several instances; a plain word where nobody has to do anything to it.</param>
/// <param name="Takes">What a change takes, unless <see cref="Keys"/> knows better.</param>
public sealed record FileReader(string Unit, ChangeTakes Takes)
{
    /// <summary>How the file is written: a change of one that has keys is looked at key by key.</summary>
    public FileForm Form { get; init; } = FileForm.Whole;

    /// <summary>Keys whose change takes something else; the first that holds the changed one counts.</summary>
    public IReadOnlyList<KeyReader> Keys { get; init; } = [];

    /// <summary>True if the changed key is told as the cause also where no entry of <see cref="Keys"/> holds it.</summary>
    public bool TellsKey { get; init; }
}
