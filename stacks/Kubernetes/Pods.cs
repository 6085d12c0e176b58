using Pulumi;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>Parts of pods that all workloads share.</summary>
internal static class Pods
{
    /// <summary>The volume in memory for secrets: nothing of them reaches a disk.</summary>
    public const string SecretVolume = "secrets";

    /// <summary>Where a workload's secret is mounted in its pods.</summary>
    public const string SecretFolder = "/run/secrets/workload";

    /// <summary>The volume for whatever else is written.</summary>
    public const string ScratchVolume = "scratch";

    // Whoever an image says it runs as, it runs as no one who has anything.
    private const int Nobody = 65534;

    /// <summary>Runs as no one, in a profile of the runtime's.</summary>
    public static Core.PodSecurityContextArgs AsNobody() => new()
    {
        RunAsNonRoot = true,
        RunAsUser = Nobody,
        RunAsGroup = Nobody,
        FsGroup = Nobody,
        SeccompProfile = new Core.SeccompProfileArgs { Type = "RuntimeDefault" },
    };

    /// <summary>A container that may write only where it mounts something.</summary>
    public static Core.ContainerArgs Container(string name, Output<string> image, InputList<string> arguments, string memory, string processor) => new()
    {
        Name = name,
        Image = image,
        Args = arguments,
        SecurityContext = new Core.SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new Core.CapabilitiesArgs { Drop = { "ALL" } },
        },
        Resources = new Core.ResourceRequirementsArgs
        {
            Requests = new InputMap<string> { { "cpu", processor }, { "memory", memory } },
            Limits = new InputMap<string> { { "memory", memory } },
        },
    };

    /// <summary>A container that runs a script, before the workload starts or beside it.</summary>
    public static Core.ContainerArgs Script(string name, Output<string> image, string script)
    {
        var container = Container(name, image, script, "256Mi", "100m");
        container.Command = new[] { "/bin/sh", "-euc" };
        container.Env = Environment("HOME", Scratch);
        container.VolumeMounts = new[] { Mount(SecretVolume, SecretFolder, false), Mount(ScratchVolume, Scratch, false) };
        return container;
    }

    /// <summary>A folder for whatever programs write by the way.</summary>
    public const string Scratch = "/tmp";

    /// <summary>The script line that fetches a secret into a file.</summary>
    public static string Fetch(string secret, string file) =>
        $"aws secretsmanager get-secret-value --secret-id {secret} --query SecretString --output text | tr -d '\\n' > {SecretFolder}/{file}";

    /// <summary>One environment variable.</summary>
    public static Core.EnvVarArgs Environment(string name, Input<string> value) => new() { Name = name, Value = value };

    /// <summary>A place where a volume is mounted.</summary>
    public static Core.VolumeMountArgs Mount(string volume, string path, bool readOnly) => new() { Name = volume, MountPath = path, ReadOnly = readOnly };

    /// <summary>The volume for secrets.</summary>
    public static Core.VolumeArgs Secrets() => new() { Name = SecretVolume, EmptyDir = new Core.EmptyDirVolumeSourceArgs { Medium = "Memory" } };

    /// <summary>The volume for whatever else is written.</summary>
    public static Core.VolumeArgs ScratchSpace() => new() { Name = ScratchVolume, EmptyDir = new Core.EmptyDirVolumeSourceArgs() };

    /// <summary>The volume of a workload's configuration.</summary>
    public static Core.VolumeArgs Configuration(string map) => new() { Name = "configuration", ConfigMap = new Core.ConfigMapVolumeSourceArgs { Name = map } };
}
