namespace ClusterProvisioning.Preview.Costs;

/// <summary>Something that is paid for by how much of it lies there, and so grows with the region.</summary>
/// <param name="Part">What part of the bill it is.</param>
/// <param name="Location">The AWS region.</param>
/// <param name="What">What it is, for a person, such as <c>bucket archive (glacier)</c>.</param>
/// <param name="PerMonth">USD a month at the end of each quarter of the plan; null where no source tells the price.</param>
public sealed record UsageCost(CostPart Part, string Location, string What, IReadOnlyList<decimal?> PerMonth);
