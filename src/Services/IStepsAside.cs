namespace ClusterProvisioning.Services;

/// <summary>A service with which its machine stops serving, and how it does so without being missed.</summary>
public interface IStepsAside
{
    /// <summary>What happens before it stops.</summary>
    HandOver HandOver { get; }

    /// <summary>Who does its part while its machine is built anew.</summary>
    Cover CoveredBy { get; }

    /// <summary>How clients are taken from it and let in again; given with <see cref="HandOver.Drain"/>.</summary>
    DrainScripts? Drain => null;

    /// <summary>What nobody can do while the only machine of a site that runs it is away; null where that is nothing.</summary>
    string? Missed => null;

    /// <summary>True for a unit with which its machine stops serving.</summary>
    bool Carries(string unit);

    /// <summary>True for a machine on which these units were enabled: its declaration may be gone, its units still say what it was.</summary>
    bool RanWith(IReadOnlyCollection<string> units);
}
