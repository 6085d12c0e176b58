using ClusterProvisioning.Preview.Risks;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>What is said of machines that run while the cloud has newer files for them.</summary>
public static class UndeliveredFiles
{
    /// <summary>What the line is called.</summary>
    public const string Title = "not delivered";

    /// <summary>One sentence, without its end.</summary>
    /// <param name="machines">The machines' names.</param>
    public static string Of(IReadOnlyCollection<string> machines) =>
        $"`up` brings no file to a machine that runs, here {RiskAssessment.Some(machines)}: roll them out, a machine takes its new ones when it is replaced"
        + $" ({RiskAssessment.HowTo})";
}
