using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Pulumi.Embedded;

/// <summary>Compiles programs to Pulumi YAML; any number of them, also at once.</summary>
public static class ProgramCompiler
{
    /// <summary>Runs the program and writes it as Pulumi YAML. Nothing is written when it fails.</summary>
    /// <exception cref="ProgramException">The program says something that Pulumi YAML cannot express.</exception>
    public static void Compile(TextWriter output, ProgramContext context, Func<Stack> program)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(program);
        try
        {
            Recorder.Run(output, context, program);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            // `new T()` wraps what the stack's constructor throws.
            ExceptionDispatchInfo.Throw(exception.InnerException);
        }
    }
}
