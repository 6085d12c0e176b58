namespace ClusterProvisioning.Aws;

/// <summary>What goes to and from EBS at the most, day and night: above it an instance type may burst for half an hour a day.</summary>
/// <param name="Iops">Operations a second.</param>
/// <param name="MiBps">MiB/s.</param>
public sealed record EbsLimits(int Iops, int MiBps)
{
    /// <summary>A volume's part of it, where so many volumes are striped.</summary>
    public EbsLimits SharedBy(int volumes) => new(Iops / volumes, MiBps / volumes);
}
