namespace ClusterProvisioning.Machines.Checks;

/// <summary>What a program said of a file of its own.</summary>
/// <param name="Checker">The program.</param>
/// <param name="Subject">The file or files.</param>
/// <param name="Problem">What is wrong, in the program's own words; null if nothing is.</param>
/// <param name="Took">How long it took.</param>
public sealed record CheckResult(string Checker, string Subject, string? Problem, TimeSpan Took);
