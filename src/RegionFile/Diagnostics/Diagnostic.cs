using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.RegionFile.Diagnostics;

/// <summary>One thing that is wrong, or doubtful, in a region file.</summary>
/// <param name="Code">Stable code: CP0xxx for the file's form, CP1xxx for rules.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Location">Where the value really stands, in a profile perhaps.</param>
/// <param name="Message">What was wanted and what was found, with the arithmetic.</param>
/// <param name="Fix">What to write or do, in the words of the file.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceLocation Location, string Message, string Fix);
