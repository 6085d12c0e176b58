using System.Globalization;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Parameters;

/// <summary>A parameter of PostgreSQL's, as <c>pg_settings</c> describes it.</summary>
/// <param name="Name">Its name in the server's own spelling.</param>
/// <param name="Context">When it is read: <c>postmaster</c> at the start alone, <c>internal</c> never.</param>
/// <param name="Type">bool, integer, real, enum or string.</param>
/// <param name="Unit">What a bare number counts, e.g. 8kB or ms; empty where it counts nothing.</param>
/// <param name="Values">Of a number <c>least..most</c>, of an enum its words with commas between; else empty.</param>
public sealed partial record ServerParameter(string Name, string Context, string Type, string Unit, string Values)
{
    private static readonly string[] Yes = ["true", "yes", "on", "1"];
    private static readonly string[] No = ["false", "no", "off", "0"];

    // In bytes, and in milliseconds (guc.c, memory_unit_conversion_table and time_unit_conversion_table).
    private static readonly (string Name, double Factor)[] Sizes =
        [("B", 1), ("kB", 1L << 10), ("8kB", 8L << 10), ("MB", 1L << 20), ("GB", 1L << 30), ("TB", 1L << 40)];

    private static readonly (string Name, double Factor)[] Times =
        [("us", 0.001), ("ms", 1), ("s", 1000), ("min", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

    private (string Name, double Factor)[] Units => Unit.Length == 0 ? [] : Array.Exists(Times, each => each.Name == Unit) ? Times : Sizes;

    /// <summary>What it takes in words, where it refuses a value; null where it takes it. Of a text only the server itself knows.</summary>
    public string? Refuses(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Type switch
        {
            "bool" => Flag(value) is null ? "on or off" : null,
            "enum" => TakesWord(value) ? null : $"one of {Values.Replace(",", ", ", StringComparison.Ordinal)}",
            "integer" or "real" => Number(value) is { } number && number >= Range.Least && number <= Range.Most ? Besides(number) : Wanted,
            _ => null,
        };
    }

    /// <summary>What a value means to a parameter that is on or off; null where the server reads it as neither. Any beginning will do that is only one word's
    /// (bool.c, <c>parse_bool_with_len</c>).</summary>
    public static bool? Flag(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 || value.Equals("o", StringComparison.OrdinalIgnoreCase) ? null
            : Begins(Yes) ? true
            : Begins(No) ? false
            : null;

        bool Begins(string[] words) => Array.Exists(words, word => word.StartsWith(value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A number in its own unit, or null where the server would not read it (guc.c, <c>parse_int</c> and <c>parse_real</c>).</summary>
    public double? Number(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Form().Match(value) is not { Success: true } match)
            return null;
        var digits = match.Groups["number"].Value;
        var number = match.Groups["hex"].Success ? Convert.ToInt64(digits, 16) : double.Parse(digits, CultureInfo.InvariantCulture);
        var unit = match.Groups["unit"].Value;
        if (unit.Length > 0)
        {
            // A figure with 8kB's name would be no unit, but two numbers.
            if (Array.Find(Units, each => each.Name == unit).Factor is not (> 0 and var factor))
                return null;
            number *= factor / Array.Find(Units, each => each.Name == Unit).Factor;
        }

        return Type == "integer" ? Math.Round(number) : number;
    }

    private (double Least, double Most) Range => Values.Split("..") is [var least, var most]
        ? (double.Parse(least, CultureInfo.InvariantCulture), double.Parse(most, CultureInfo.InvariantCulture))
        : (double.MinValue, double.MaxValue);

    private string Wanted => $"a number from {Values.Replace("..", " to ", StringComparison.Ordinal)}"
        + (Unit.Length == 0 ? "" : $", in {Unit}, or with a unit such as {(Units == Times ? "30s" : "64MB")}");

    // What the server checks besides the range (guc_hooks.c, slru.c, vacuum.c, method_worker.c).
    private string? Besides(double number) => Name switch
    {
        "commit_timestamp_buffers" or "subtransaction_buffers" or "transaction_buffers" or "multixact_member_buffers" or "multixact_offset_buffers"
            or "notify_buffers" or "serializable_buffers" when number % 16 != 0 => "a multiple of 16 blocks, 128kB each",
        "vacuum_buffer_usage_limit" when number is > 0 and < 128 => "0, or 128kB to 16GB",
        "io_max_concurrency" when number == 0 => "-1, or 1 and more",
        // The kernel's limit of a stack is 8 MB for whoever does not change it, of which the server leaves 512 kB.
        "max_stack_depth" when number > 7680 => "7680kB or less",
        _ => null,
    };

    // Of true and false, which a word list with on and off has too, no beginnings will do.
    private bool TakesWord(string value)
    {
        var words = Values.Split(',');
        return words.Concat(words.Contains("on") && words.Contains("off") ? [.. Yes, .. No] : []).Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^\s*(?<number>[+-]?(?<hex>0x[0-9a-f]{1,12})|[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?)\s*(?<unit>[A-Za-z]+)?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
