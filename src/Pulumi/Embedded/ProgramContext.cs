using System.Text.Json;

namespace Pulumi.Embedded;

/// <summary>What the Pulumi CLI tells a compiler about the run.</summary>
public sealed record ProgramContext
{
    /// <summary>What <c>Deployment.Instance.StackName</c> gives in the run without a stack.</summary>
    public const string NoStack = "no-stack";

    /// <summary>The project's name, from Pulumi.yaml.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name; null in the run in which the CLI only asks for the packages.</summary>
    public string? Stack { get; init; }

    /// <summary>The organization; Pulumi's own default outside its cloud is <c>organization</c>.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>Configuration values by <c>project:key</c>. Secrets are decrypted here: never print or store them.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Absolute path of the folder that holds Pulumi.yaml.</summary>
    public string RootDirectory { get; init; } = ".";

    /// <summary>Reads the PULUMI_ variables; <paramref name="project"/> counts where the CLI names none (the run without a stack).</summary>
    public static ProgramContext FromEnvironment(string project = "project") => new()
    {
        Project = Variable("PULUMI_PROJECT") ?? project,
        Stack = Variable("PULUMI_STACK"),
        Organization = Variable("PULUMI_ORGANIZATION") ?? "organization",
        Config = ParseConfig(Variable("PULUMI_CONFIG")),
        RootDirectory = Variable("PULUMI_ROOT_DIRECTORY") ?? Directory.GetCurrentDirectory(),
    };

    /// <summary>Reads the text of PULUMI_CONFIG: an object of texts, or <c>null</c>.</summary>
    public static IReadOnlyDictionary<string, string> ParseConfig(string? json)
    {
        var config = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is null)
            return config;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Null)
                return config;
            foreach (var entry in document.RootElement.EnumerateObject())
                config[entry.Name] = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : entry.Value.GetRawText();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The text may hold secrets, so the message does without it; the parser's own names only a position.
            throw new ProgramException("PULUMI_CONFIG is not a JSON object of texts. The Pulumi CLI sets it; check what overrides it.", exception);
        }

        return config;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
