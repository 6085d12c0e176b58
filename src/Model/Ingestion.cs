using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>How much is written to a region's hypertables, now and as it grows, and what of it lies in a tier.</summary>
/// <remarks>Continuous aggregates are not in it: a region declares rates, and how many rows a bucket has depends on the number of series, which
/// nothing declares (docs/architecture.md, "Two rates").</remarks>
/// <param name="BytesPerDay">What the first day comes to, uncompressed and with indexes.</param>
/// <param name="GrowthPerYear">How much more it is a year later.</param>
public sealed record Ingestion(double BytesPerDay, Percent GrowthPerYear)
{
    private const double DaysPerYear = 365;
    private const double SecondsPerDay = 86_400;

    // A table of less than a twentieth moves no tier's size by more, so it may stay unpacked.
    private const double LeastShare = 0.05;

    // A row's heap record and one for each of its B-tree indexes, some 64 bytes each beside the row itself: about four times the 46 bytes of a
    // reading. Full page images come on top.
    private const double WalFactor = 4;

    /// <summary>Rows written a second on the first day.</summary>
    public double RowsPerSecond { get; init; }

    /// <summary>WAL written a second on the first day.</summary>
    public double WalPerSecond => BytesPerDay / SecondsPerDay * WalFactor;

    private double Exponent => Math.Log(1 + GrowthPerYear.Fraction) / DaysPerYear;

    /// <summary>What a region's tables are declared to take in: the rate that it is built for.</summary>
    public static Ingestion Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var tables = DeclaredTable.Of(region.Declared.Database).Select(table => table.Declared.Hypertable).OfType<HypertableDeclaration>().ToList();
        return new Ingestion(tables.Sum(BytesPerSecond) * SecondsPerDay, region.Declared.Growth.PerYear)
        {
            RowsPerSecond = tables.Sum(table => table.RowsPerSecond),
        };
    }

    /// <summary>True if tiers are reckoned for a table: it takes in a share that is felt.</summary>
    /// <param name="table">One of the region's hypertables.</param>
    public bool IsMadeOf(HypertableDeclaration table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return BytesPerSecond(table) * SecondsPerDay >= LeastShare * BytesPerDay;
    }

    /// <summary>What a region's own facilities send; the rate that it is built for where none is declared.</summary>
    public static Ingestion OfFacilities(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var built = Of(region);
        var sent = region.Declared.Facilities.Values.Sum(facility => (double)facility.MetricsPerSecond);
        // Every metric is a row of the table that takes in the most; the other tables grow with it.
        var most = DeclaredTable.Of(region.Declared.Database).Max(table => table.Declared.Hypertable?.RowsPerSecond) ?? 0;
        var share = sent == 0 || most == 0 ? 1 : sent / most;
        return built with { BytesPerDay = built.BytesPerDay * share, RowsPerSecond = built.RowsPerSecond * share };
    }

    /// <summary>The day on which storage is judged: the one on which the database holds all that it keeps, unless the plan ends before.</summary>
    public static double JudgedOn(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var kept = region.Declared.Tiers.Values.Where(tier => tier.Tablespace is not null).Select(tier => Figures.Days(tier.Until)).DefaultIfEmpty().Max();
        return Math.Min(kept, Figures.Days(region.Declared.Growth.Horizon));
    }

    /// <summary>How many times the first day's rate a later day's is.</summary>
    public double GrownBy(double day) => Math.Exp(Exponent * day);

    /// <summary>What a day comes to, some days after the first.</summary>
    public Bytes DailyOn(double day) => ToBytes(BytesPerDay * GrownBy(day));

    /// <summary>What lies in a tier once it is filled, at the first day's rate: days × bytes a day ÷ ratio.</summary>
    public Bytes Held(TierDeclaration tier)
    {
        ArgumentNullException.ThrowIfNull(tier);
        return ToBytes((Figures.Days(tier.Until) - Figures.Days(tier.From)) * BytesPerDay / (double)tier.Compression.Value);
    }

    /// <summary>What lies in a tier some days after the first reading: everything written whose age then is the tier's.</summary>
    public Bytes HeldOn(TierDeclaration tier, double day)
    {
        ArgumentNullException.ThrowIfNull(tier);
        // Written on the days from `first` to `last`; nothing is older than the first day.
        var first = Math.Max(0, day - Figures.Days(tier.Until));
        var last = Math.Max(0, day - Figures.Days(tier.From));
        var days = Exponent == 0 ? last - first : (Math.Exp(Exponent * last) - Math.Exp(Exponent * first)) / Exponent;
        return ToBytes(days * BytesPerDay / (double)tier.Compression.Value);
    }

    /// <summary>What the database holds some days after the first reading: every tier that has a tablespace.</summary>
    public Bytes DatabaseOn(IEnumerable<TierDeclaration> tiers, double day) =>
        new(tiers.Where(tier => tier.Tablespace is not null).Sum(tier => HeldOn(tier, day).Count));

    private static double BytesPerSecond(HypertableDeclaration table) => table.RowsPerSecond * table.RowBytes;

    private static Bytes ToBytes(double count) => new((long)Math.Round(count));
}
