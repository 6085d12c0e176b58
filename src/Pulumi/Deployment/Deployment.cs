using Pulumi.Embedded;

namespace Pulumi;

/// <summary>Runs a program: here it compiles it to Pulumi YAML on standard output.</summary>
public static class Deployment
{
    private const string MonitorVariable = "PULUMI_MONITOR";

    private const string NotForAnEngine =
        "This build writes Pulumi YAML and registers nothing with the engine that waits for it: build for the official SDK (PulumiSdk=nuget).";

    /// <summary>The run that the calling code belongs to.</summary>
    public static DeploymentInstance Instance => Recorder.Current.Instance;

    /// <summary>Runs a program without outputs.</summary>
    public static Task<int> RunAsync(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunAsync(() =>
        {
            action();
            return new Dictionary<string, object?>(StringComparer.Ordinal);
        });
    }

    /// <summary>Runs a program that returns its outputs.</summary>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => Run(() => new Stack(func));

    /// <summary>Runs a program without outputs.</summary>
    public static Task<int> RunAsync(Func<Task> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunAsync(async () =>
        {
            await func().ConfigureAwait(false);
            return new Dictionary<string, object?>(StringComparer.Ordinal);
        });
    }

    /// <summary>Runs a program that returns its outputs.</summary>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
    {
        // A program is compiled by running it to its end, so there is nothing to do meanwhile.
        return Run(() => new Stack(() => func().GetAwaiter().GetResult()));
    }

    /// <summary>Runs a program given as a class.</summary>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new()
        => Run(() => new TStack());

    // Under a language host it would print YAML to nobody, and the engine would see a program without resources: it would delete what the stack has.
    private static async Task<int> Run(Func<Stack> program)
    {
        try
        {
            if (Environment.GetEnvironmentVariable(MonitorVariable) is { Length: > 0 })
                throw new ProgramException(NotForAnEngine);
            using var output = new StreamWriter(Console.OpenStandardOutput());
            ProgramCompiler.Compile(output, ProgramContext.FromEnvironment(), program);
            return 0;
        }
        catch (ProgramException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
