using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Preview.Risks;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>The risk in words: one line that says it all, and the lines that explain it.</summary>
internal static class RiskText
{
    private const int LongestLine = 700;
    private const int MostLines = 24;

    /// <summary>The line that stands on top, cut at 700 characters.</summary>
    public static string Headline(RegionPreview preview)
    {
        var risk = preview.Risk;
        var restarts = risk.Effects
            .Where(effect => effect.Kind is EffectKind.Restart or EffectKind.Unknown)
            .Select(effect => $"{effect.Unit} on {RiskAssessment.Some([.. effect.Nodes])}")
            .ToList();
        return Cut(string.Join("; ",
            risk.Refusals.Count == 0 ? "risk: nothing refused" : $"risk: REFUSED for {Count(risk.Refusals.Count, "reason")}",
            $"{Lost(preview, ChangeKind.Replaced, "replaces")}, {Lost(preview, ChangeKind.Deleted, "deletes")}",
            restarts.Count == 0 ? "restarts nothing" : $"restarts {string.Join(", ", restarts)}",
            risk.Stops.Count == 0
                ? "stops no member of a quorum"
                : $"at once stops {string.Join(", ", risk.Stops.Select(stop => $"{stop.Stopped.Count} of {stop.Quorum.Members.Count} {stop.Quorum.Name}"))}"));
    }

    /// <summary>The lines below it: title and text.</summary>
    public static IReadOnlyList<(string Title, string Text)> Lines(RegionPreview preview)
    {
        var risk = preview.Risk;
        var lines = risk.Refusals.Select(refusal => ("refused", $"{refusal.Reason}. {refusal.Next}"))
            .Concat(risk.Stops.Select(stop => ("stops", $"{string.Join(", ", stop.Stopped)} of {stop.Quorum.Name} ({string.Join(", ", stop.Quorum.Members)})")))
            .Concat(Undelivered(risk))
            .Concat(risk.Effects.Select(Effect).OfType<(string, string)>())
            .Concat(risk.Notes.Select(note => ("note", note)))
            .Select(line => (line.Item1, Cut(line.Item2))).ToList();
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), ("note", $"and {lines.Count - MostLines} more lines; --format json has them all")];
    }

    private static (string Title, string Text)[] Undelivered(Risk risk) =>
        risk.Undelivered.Count == 0 ? [] : [(UndeliveredFiles.Title, $"{UndeliveredFiles.Of(risk.Undelivered)}. Then:")];

    private static (string Title, string Text)? Effect(UnitEffect effect) => effect.Kind switch
    {
        EffectKind.Restart => ("restart", $"{On(effect)}: one machine after another, by `provision rollout`"),
        EffectKind.Unknown => ("restart", $"{On(effect)}: it is not known what reads the file"),
        EffectKind.Reload => ("reload", On(effect)),
        EffectKind.Dynamic => ("dynamic", $"{On(effect)}: through Patroni's REST API (PATCH /config), no restart"),
        EffectKind.NextBoot => ("next start", On(effect)),
        EffectKind.None => null,
    };

    private static string On(UnitEffect effect) =>
        $"{effect.Unit} on {RiskAssessment.Some([.. effect.Nodes])}{(effect.Causes.Count == 0 ? "" : $" ({RiskAssessment.Some([.. effect.Causes])})")}";

    private static string Lost(RegionPreview preview, ChangeKind kind, string verb)
    {
        var types = preview.Resources.Changes
            .Where(change => change.Kind == kind)
            .CountBy(change => RiskAssessment.Short(change.Resource.Type))
            .OrderBy(type => type.Key, StringComparer.Ordinal)
            .ToList();
        return types.Count == 0 ? $"{verb} nothing" : $"{verb} {RiskAssessment.Some([.. types.Select(type => $"{type.Value} {type.Key}")])}";
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Cut(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";
}
