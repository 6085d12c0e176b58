namespace Pulumi.Embedded;

/// <summary>The program says something that Pulumi YAML cannot express; the message says what to write instead.</summary>
public sealed class ProgramException : Exception
{
    /// <summary>Creates it with the whole message.</summary>
    public ProgramException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with the whole message and what lies behind it.</summary>
    public ProgramException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal ProgramException At(string place) => new($"{place}: {Message}", this);
}
