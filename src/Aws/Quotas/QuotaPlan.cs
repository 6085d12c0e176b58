using ClusterProvisioning.Aws.Networks;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Aws.Quotas;

/// <summary>What a region takes of an account's quotas; <c>up</c> fails in its middle where the account has less.</summary>
/// <remarks>Defaults as of 2026-03, as Service Quotas lists them (ListAWSDefaultServiceQuotas). Some regions give more st1 to begin with.</remarks>
public static class QuotaPlan
{
    /// <summary>When the defaults were read, for messages.</summary>
    public const string AsOf = "2026-03";

    private const int GiBPerTiB = 1024;
    private const long GiB = 1L << 30;

    /// <summary>The uses of a region that stands on AWS, by place, then in the order of services; none elsewhere.</summary>
    public static IReadOnlyList<QuotaUse> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Target == Target.Aws ? [.. region.Sites.SelectMany(site => Of(region, site))] : [];
    }

    private static IEnumerable<QuotaUse> Of(Region region, Site site)
    {
        var location = site.Declared.Location;
        var volumes = site.Groups.SelectMany(Volumes).Concat(KubernetesDisks(region, site)).ToList();
        yield return new QuotaUse(location, Quota.VCpus, site.Groups.Sum(VCpus) + KubernetesVCpus(region, site));
        foreach (var (type, quota) in Quota.Storage)
        {
            var size = volumes.Where(volume => volume.Type == type).Sum(volume => (long)volume.SizeGiB);
            if (size > 0)
                yield return new QuotaUse(location, quota, (size + GiBPerTiB - 1) / GiBPerTiB);
        }

        var iops = volumes.Where(volume => volume.Type == "io2").Sum(volume => (long)(volume.Iops ?? 0));
        if (iops > 0)
            yield return new QuotaUse(location, Quota.Io2Iops, iops);
    }

    private static long VCpus(NodeGroup group) => (long)group.Nodes.Count * InstanceTypes.VCpusOf(InstanceTypes.NameOf(group));

    private static IEnumerable<EbsVolume> Volumes(NodeGroup group) =>
        from node in @group.Nodes
        from set in @group.Hardware.Disks.Values
        from volume in set.IsBoot ? [.. EbsPlan.For(set).Take(1)] : EbsPlan.For(set, @group)
        select volume;

    private static IEnumerable<KubernetesNodeGroupDeclaration> NodeGroups(Region region, Site site) =>
        region.Declared.Kubernetes is { } kubernetes && site.FindNetwork(kubernetes.Network) is not null ? kubernetes.NodeGroups.Values : [];

    private static long KubernetesVCpus(Region region, Site site) =>
        NodeGroups(region, site).Sum(nodes => (long)MostNodes(site, nodes) * InstanceTypes.VCpusOf(nodes.InstanceType));

    // While they are updated further ones stand beside them.
    private static int MostNodes(Site site, KubernetesNodeGroupDeclaration nodes) => nodes.Count + (PodAddresses.SurgePerZone * site.Declared.Zones.Count);

    private static IEnumerable<EbsVolume> KubernetesDisks(Region region, Site site) =>
        from nodes in NodeGroups(region, site)
        from number in Enumerable.Range(1, MostNodes(site, nodes))
        select new EbsVolume { Number = number, Type = "gp3", SizeGiB = (int)((nodes.DiskSize.Count + GiB - 1) / GiB), DeviceName = "" };
}
