using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.Rules.Findings;

/// <summary>Something that must, or should, hold for every region.</summary>
public interface IRule
{
    /// <summary>Stable code, CP1xxx; never used again for another rule.</summary>
    string Code { get; }

    /// <summary>How much a finding weighs.</summary>
    Severity Severity { get; }

    /// <summary>Everything in the region that breaks the rule.</summary>
    /// <param name="region">A region whose references all resolve.</param>
    IEnumerable<Finding> Check(Region region);
}
