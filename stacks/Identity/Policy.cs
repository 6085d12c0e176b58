using Pulumi;

namespace ClusterProvisioning.Stacks.Identity;

/// <summary>Writes policies as JSON.</summary>
internal static class Policy
{
    // The only version with policy variables (AWS docs, "IAM JSON policy elements: Version").
    private const string Version = "2012-10-17";

    /// <summary>A policy of these statements.</summary>
    public static Output<string> Of(params IEnumerable<PolicyStatement> statements) =>
        Json.Of(Json.Map(("Version", Version), ("Statement", statements.Select(statement => statement.ToMap()).ToList())));

    /// <summary>The trust of a role that a service takes.</summary>
    public static Output<string> TrustOf(string service, params string[] further) =>
        Of(new PolicyStatement("Trust", ["sts:AssumeRole", .. further]).ByService(service));
}
