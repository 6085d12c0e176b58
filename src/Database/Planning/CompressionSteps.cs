using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for compression; community edition only.</summary>
internal static class CompressionSteps
{
    /// <summary>Switches compression on, changes its settings or policy, or ends it.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var id = difference.Id;
        var name = Quote.Qualified(id.Schema, id.Name);
        var table = $"{Quote.Literal(name)}::regclass";
        var remove = $"SELECT public.remove_compression_policy({table}, if_exists => true)";
        var statements = new List<Statement> { remove };
        if (difference.Declared is CatalogCompression declared)
        {
            if (difference.Found is not CatalogCompression found || found.SegmentBy != declared.SegmentBy || found.OrderBy != declared.OrderBy)
                statements.Add($"ALTER TABLE {name} SET ({Settings(declared)})");
            var (after, schedule) = ($"INTERVAL '{declared.Policy.Split('/')[0]} seconds'", PolicySchedule.Parse(declared.Policy));
            statements.Add($"SELECT public.add_compression_policy({table}, {after}, {schedule.Arguments})");
        }
        else
        {
            statements.Add($"ALTER TABLE {name} SET (timescaledb.compress = false)");
        }

        yield return Step.Of(difference, Stage.Tables, statements) with
        {
            Unit = TableSteps.Unit(id),
            Rank = Ranks.Compression,
            Lock = LockLevel.AccessExclusive,
        };
    }

    private static string Settings(CatalogCompression declared) => string.Join(
        ", ",
        "timescaledb.compress",
        $"timescaledb.compress_segmentby = {Quote.Literal(declared.SegmentBySql)}",
        $"timescaledb.compress_orderby = {Quote.Literal(declared.OrderBySql)}");
}
