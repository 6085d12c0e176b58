using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>
/// Facilities stand under the region's law, have numbers of their own, send no more than the region is built for, and are the ones that facility groups name.
/// </summary>
public sealed class FacilitiesFit : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1080";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var declared = region.Declared;
        return declared.Facilities.Count == 0 ? [] : Countries(declared).Concat(Numbers(declared)).Concat(Rate(declared)).Concat(Groups(declared));
    }

    private static IEnumerable<Finding> Countries(RegionDeclaration region) =>
        from facility in region.Facilities
        where !region.Jurisdiction.Countries.Contains(facility.Value.Country)
        let law = $"jurisdiction '{region.Jurisdiction.Name}' keeps data in {string.Join(", ", region.Jurisdiction.Countries)}"
        select new Finding(
            Path(facility.Key, "country"),
            $"Facility '{facility.Key}' ({facility.Value.Name}) stands in {facility.Value.Country}; {law}.",
            "Let it send to the region of its own law, or add its country to `jurisdiction.countries` once law and policy allow it.");

    private static IEnumerable<Finding> Numbers(RegionDeclaration region) =>
        from same in region.Facilities.GroupBy(facility => facility.Value.Id)
        from again in same.Skip(1)
        select new Finding(
            Path(again.Key, "id"),
            $"Facilities '{same.First().Key}' and '{again.Key}' both have the number {same.Key}; rows of one would be shown to the other.",
            "Give each facility a number of its own in all regions.");

    private static IEnumerable<Finding> Rate(RegionDeclaration region)
    {
        var (sum, built) = (region.Facilities.Values.Sum(facility => (long)facility.MetricsPerSecond), region.Ingest.DesignRate);
        return sum <= built ? [] :
        [
            new Finding(
                ModelPath.Of("ingest", "designRate"),
                $"{region.Facilities.Count} facilities send {sum} metrics a second together, more than the {built} that the region is built for.",
                $"Raise `ingest.designRate` to {sum} and see what storage says, or move facilities to another region."),
        ];
    }

    private static IEnumerable<Finding> Groups(RegionDeclaration region)
    {
        var numbers = region.Facilities.Values
            .Select(facility => facility.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .ToHashSet(StringComparer.Ordinal);
        return
            from @group in region.Database.FacilityGroups
            from number in @group.Value.Facilities
            where !numbers.Contains(number)
            select new Finding(
                ModelPath.Of("database", "facilityGroups", @group.Key, "facilities"),
                $"Facility group '{@group.Key}' names facility {number}, which the region does not have.",
                $"Declared: {string.Join(", ", numbers)}.");
    }

    private static ModelPath Path(Name facility, string key) => ModelPath.Of("facilities", facility, key);
}
