namespace ClusterProvisioning.Services;

/// <summary>A service that says what the stopping of its machine takes: what is done before, and who does its part meanwhile.</summary>
public interface IStepsAside
{
    /// <summary>What happens before it stops.</summary>
    HandOver HandOver { get; }

    /// <summary>Who does its part while its machine is built anew.</summary>
    Cover CoveredBy { get; }

    /// <summary>How clients are taken from it and let in again; given with <see cref="HandOver.Drain"/>.</summary>
    DrainScripts? Drain => null;

    /// <summary>What is so while the only machine of a site that runs it is away, as the end of a sentence; null where nobody notices.</summary>
    string? Missed => null;

    /// <summary>True for a unit with which its machine stops serving.</summary>
    bool Carries(string unit);

    /// <summary>True for a machine on which these units were enabled: its declaration may be gone, its units still say what it was.</summary>
    bool RanWith(IReadOnlyCollection<string> units);
}
