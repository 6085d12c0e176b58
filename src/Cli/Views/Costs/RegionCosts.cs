using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Capacity;
using ClusterProvisioning.Preview.Costs;

namespace ClusterProvisioning.Cli.Views.Costs;

/// <summary>What a region costs.</summary>
/// <param name="Region">The region.</param>
/// <param name="Plan">What it costs by being there.</param>
/// <param name="Capacity">How it fills.</param>
/// <param name="Usage">What it costs as it fills, in the quarters of that.</param>
internal sealed record RegionCosts(Region Region, CostPlan Plan, CapacityPlan Capacity, IReadOnlyList<UsageCost> Usage);
