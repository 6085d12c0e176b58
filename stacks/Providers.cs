using ClusterProvisioning.Topology.Model;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks;

/// <summary>The AWS provider of each site: its AWS region, and the tags that every resource carries.</summary>
internal static class Providers
{
    /// <summary>A site's provider.</summary>
    public static Aws.Provider Create(Region region, Site site) => new($"{region.Name}-{site.Name}", new Aws.ProviderArgs
    {
        Region = site.Declared.Location,
        DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs
        {
            Tags = new InputMap<string>
            {
                { "Project", Deployment.Instance.ProjectName },
                { "Region", region.Name.ToString() },
                { "Site", site.Name.ToString() },
                { "Jurisdiction", region.Declared.Jurisdiction.Name.ToString() },
                { "Owner", region.Declared.Owner },
                { "ManagedBy", "pulumi" },
            },
        },
    });
}
