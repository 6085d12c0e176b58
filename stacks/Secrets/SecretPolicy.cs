using ClusterProvisioning.Stacks.Identity;
using Pulumi;

namespace ClusterProvisioning.Stacks.Secrets;

/// <summary>What lets someone read secrets, each by its name.</summary>
internal static class SecretPolicy
{
    /// <summary>The statements; none where there is no secret to read.</summary>
    public static IEnumerable<PolicyStatement> Of(SiteScope scope, Keys keys, Output<string>[] secrets)
    {
        if (secrets.Length == 0)
            yield break;
        yield return new PolicyStatement("OwnSecrets", "secretsmanager:GetSecretValue").On(secrets);
        yield return new PolicyStatement("SecretKey", "kms:Decrypt").On(keys.Secrets.Arn).If("StringEquals", "kms:ViaService", scope.ServiceName("secretsmanager"));
    }
}
