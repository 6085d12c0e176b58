using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using Pulumi;
using Random = Pulumi.Random;

namespace ClusterProvisioning.Stacks.Secrets;

/// <summary>The region's secrets: made up by Pulumi, kept in Secrets Manager at one site, with a replica at each other.</summary>
internal sealed class SecretStore
{
    // 190 bits of letters and digits; nothing that a shell, a URL or a connection string reads otherwise.
    private const int PasswordLength = 32;
    private const int DaysToChangeOnesMind = 30;

    private readonly Region _region;
    private readonly SiteScope _home;
    private readonly InputList<Pulumi.Aws.SecretsManager.Inputs.SecretReplicaArgs> _replicas = [];

    /// <summary>Makes every secret that the region asks for, at the site of keys, with a replica at each other one.</summary>
    public SecretStore(Region region, IReadOnlyDictionary<Name, SiteBase> sites)
    {
        _region = region;
        var home = sites[region.KeysSite()];
        _home = home.Scope;
        foreach (var other in sites.Values.Where(site => site != home))
            _replicas.Add(new Pulumi.Aws.SecretsManager.Inputs.SecretReplicaArgs { Region = other.Scope.Location, KmsKeyId = other.Keys.Secrets.Arn });
        Specs = SecretSpecs.Of(region);
        var random = new Random.Provider(region.Name.ToString());
        foreach (var spec in Specs)
            Create(spec, home.Keys.Secrets, random);
    }

    /// <summary>What secrets there are.</summary>
    public IReadOnlyList<SecretSpec> Specs { get; }

    /// <summary>The secrets that a role's machines read, as policies name them at a site. Secrets Manager puts six characters behind the name.</summary>
    public Output<string>[] ReadBy(NodeRole role, SiteScope at) => ArnsOf(Specs.Where(spec => spec.Machines.Contains(role)), at);

    /// <summary>The secrets that a workload on Kubernetes reads.</summary>
    public Output<string>[] ReadBy(string workload, SiteScope at) => ArnsOf(Specs.Where(spec => spec.Workload == workload), at);

    /// <summary>A secret's name in Secrets Manager, the same at every site.</summary>
    public string NameOf(string secret) => $"{_region.Name}/{secret}";

    private Output<string>[] ArnsOf(IEnumerable<SecretSpec> specs, SiteScope at) =>
        [.. specs.Select(spec => Output.Format($"arn:aws:secretsmanager:{at.Location}:{at.Account}:secret:{NameOf(spec.Name)}-??????"))];

    private void Create(SecretSpec spec, Pulumi.Aws.Kms.Key key, Random.Provider random)
    {
        var name = _home.NameOf("secret", spec.Name.Replace('/', '-'));
        var secret = new Pulumi.Aws.SecretsManager.Secret(name, new Pulumi.Aws.SecretsManager.SecretArgs
        {
            Name = NameOf(spec.Name),
            Description = spec.Purpose,
            KmsKeyId = key.Arn,
            RecoveryWindowInDays = DaysToChangeOnesMind,
            Replicas = _replicas,
            Tags = SiteScope.Tags(name, "secret"),
        }, _home.Kept());
        if (!spec.IsGenerated)
            return;
        var form = new Random.RandomPasswordArgs { Length = PasswordLength, Special = false };
        var password = new Random.RandomPassword(name, form, new CustomResourceOptions { Provider = random, Protect = true });
        var version = new Pulumi.Aws.SecretsManager.SecretVersionArgs { SecretId = secret.Id, SecretString = password.Result };
        _ = new Pulumi.Aws.SecretsManager.SecretVersion(name, version, _home.Options());
    }
}
