using Pulumi;
using Pulumi.Embedded;
using Aws = Pulumi.Aws;
using Kubernetes = Pulumi.Kubernetes;

namespace Bindgen.Tests.Bindings;

public class SecretTests
{
    [Fact]
    public void The_setter_of_a_secret_input_marks_the_value()
    {
        var yaml = Compile(() => _ = new Aws.SecretsManager.SecretVersion("db", new Aws.SecretsManager.SecretVersionArgs
        {
            SecretId = "arn",
            SecretString = "hush",
        }));
        IsSecret(yaml, "secretString").ShouldBeTrue(yaml);
        IsSecret(yaml, "secretId").ShouldBeFalse(yaml);
    }

    [Fact]
    public void The_setter_of_a_secret_map_marks_the_whole_map()
    {
        var yaml = Compile(() => _ = new Kubernetes.Core.V1.Secret("db", new Kubernetes.Types.Inputs.Core.V1.SecretArgs
        {
            StringData = new InputMap<string> { ["password"] = "hush" },
        }));
        IsSecret(yaml, "stringData").ShouldBeTrue(yaml);
    }

    [Fact]
    public void Secret_outputs_are_named_in_the_options()
    {
        var yaml = Compile(() => _ = new Aws.SecretsManager.SecretVersion("db", new Aws.SecretsManager.SecretVersionArgs { SecretId = "arn" }));
        yaml.ShouldContain("additionalSecretOutputs");
        yaml.ShouldContain("\"secretStringWo\"");
    }

    [Fact]
    public void Constant_arguments_are_filled_in()
    {
        var yaml = Compile(() => _ = new Kubernetes.Core.V1.Namespace("monitoring"));
        yaml.ShouldContain("apiVersion");
        yaml.ShouldContain("\"Namespace\"");
    }

    private static string Compile(Action program)
    {
        using var output = new StringWriter();
        ProgramCompiler.Compile(output, new ProgramContext { Project = "bindgen", Stack = "test" }, () =>
        {
            program();
            return new Stack();
        });
        return output.ToString();
    }

    /// <summary>Whether <c>fn::secret</c> stands in the property's line or in the one below it.</summary>
    private static bool IsSecret(string yaml, string property)
    {
        var lines = yaml.Split('\n');
        var at = Array.FindIndex(lines, line => line.TrimStart().StartsWith($"\"{property}\":", StringComparison.Ordinal));
        at.ShouldBeGreaterThanOrEqualTo(0, yaml);
        return lines.Skip(at).Take(2).Any(line => line.Contains("fn::secret", StringComparison.Ordinal));
    }
}
