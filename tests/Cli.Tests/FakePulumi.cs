namespace ClusterProvisioning.Cli.Tests;

/// <summary>Stands for the Pulumi CLI, which the registry does not carry, and for the AWS CLI: programs of those names that write down how they were called.
/// It shows what is asked of them, not what they do.</summary>
internal sealed class FakePulumi : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pulumi");

    /// <summary>Installs them.</summary>
    /// <param name="state">What <c>stack export</c> writes.</param>
    /// <param name="up">What <c>up</c> does, as a shell script.</param>
    public FakePulumi(string state, string up = "exit 0")
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "state.json"), state);
        const string Pulumi = """
            #!/bin/bash
            here=$(dirname "$0") part=${PROVISION_PART-whole}
            echo "${*:3} | ${PULUMI_BACKEND_URL-} | ${PULUMI_STACK-unset} | $part" >> "$here/calls"
            case "$3 $4" in
              "stack export") cat "$here/state.json" ;;
              up*) echo "pulumi: up"; cp "$here/$part.json" "$here/state.json" 2>/dev/null; UP ;;
            esac
            """;
        Install("pulumi", Pulumi.Replace("UP", up, StringComparison.Ordinal));
        Install("aws", """
            #!/bin/bash
            here=$(dirname "$0")
            echo "$* | ${AWS_SESSION_TOKEN-own}" >> "$here/aws-calls"
            mkdir -p "$here/bucket"
            if [[ $1 == s3 && ${@: -2:1} == s3://* ]]; then cp -r "$here/bucket/." "${@: -1}"; exit; fi
            if [[ $1 == s3 && $* == *--include* ]]; then (cd "${@: -2:1}" && find . -name current -exec cp --parents {} "$here/bucket" \;); fi
            if [[ $1 == s3 ]]; then (cd "${@: -2:1}" && find . -type f | sort) >> "$here/objects"; fi
            if [[ $1 == sts ]]; then echo '{"Credentials": {"AccessKeyId": "AK", "SecretAccessKey": "hidden", "SessionToken": "of '"$6"'"}}'; fi
            """);
    }

    /// <summary>How Pulumi was called: arguments, backend, stack and part of the environment.</summary>
    public IReadOnlyList<string> Calls => Lines("calls");

    /// <summary>How the AWS CLI was called: arguments, and with whose session.</summary>
    public IReadOnlyList<string> AwsCalls => Lines("aws-calls");

    /// <summary>The objects that were brought to buckets.</summary>
    public IReadOnlyList<string> Objects => Lines("objects");

    /// <summary>An environment with both on the PATH, and a stack left over.</summary>
    public Dictionary<string, string> Environment => new()
    {
        ["PATH"] = $"{_folder.FullName}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["PULUMI_STACK"] = "left-over",
        ["PROVISION_PART"] = "cloud",
    };

    /// <summary>Has a bucket hold older files of a machine.</summary>
    /// <param name="machine">Role and name: <c>pooler/pooler1</c>.</param>
    public void HoldsOlder(string machine) => File.WriteAllText(Path.Combine(_folder.FullName, "bucket", machine, "current"), "older\n");

    /// <summary>Has `up` of a part leave a state.</summary>
    public void Leaves(string part, string state) => File.WriteAllText(Path.Combine(_folder.FullName, $"{part}.json"), state);

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] Lines(string file)
    {
        var path = Path.Combine(_folder.FullName, file);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    private void Install(string name, string script)
    {
        var program = Path.Combine(_folder.FullName, name);
        File.WriteAllText(program, script);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
