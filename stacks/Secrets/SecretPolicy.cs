using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Secrets;

/// <summary>What lets someone read secrets, each by its name, and from inside the site only.</summary>
internal static class SecretPolicy
{
    /// <summary>The statements; none where there is no secret to read.</summary>
    public static IEnumerable<PolicyStatement> Of(SiteBase site, Output<string>[] secrets)
    {
        if (secrets.Length == 0)
            yield break;
        yield return new PolicyStatement("OwnSecrets", "secretsmanager:GetSecretValue").On(secrets).If("StringEquals", "aws:SourceVpc", site.Scope.Vpc.Id);
        var manager = site.Scope.ServiceName("secretsmanager");
        yield return new PolicyStatement("SecretKey", "kms:Decrypt").On(site.Keys.Secrets.Arn).If("StringEquals", "kms:ViaService", manager);
    }
}
