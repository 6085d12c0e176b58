using System.Text.RegularExpressions;

namespace ClusterProvisioning.NodeFiles.Tests.Support;

/// <summary>Reads an nftables.conf of ours back: which new TCP connections its chains accept.</summary>
internal sealed partial class Ruleset
{
    private readonly IReadOnlyList<Match> _input;
    private readonly IReadOnlyList<Match> _output;

    public Ruleset(string text)
    {
        text.ShouldContain("type filter hook input priority filter; policy drop;");
        text.ShouldContain("type filter hook forward priority filter; policy drop;");
        text.ShouldContain("type filter hook output priority filter; policy drop;");
        var output = text.IndexOf("chain output", StringComparison.Ordinal);
        (_input, _output) = (Rule().Matches(text[..output]), Rule().Matches(text[output..]));
        (_input.Count + _output.Count).ShouldBe(Port().Count(text), "a rule with a port has a form that this reader does not know");
    }

    /// <summary>True if a connection from an address to an own one is let in.</summary>
    public bool LetsIn(string source, string target, int port) => _input.Any(rule => Fits(rule, "saddr", source) && Fits(rule, "daddr", target) && IsPort(rule, port));

    /// <summary>True if a connection to an address is let out.</summary>
    public bool LetsOut(string target, int port) => _output.Any(rule => Fits(rule, "daddr", target) && IsPort(rule, port));

    private static bool IsPort(Match rule, int port) => rule.Groups["port"].Value == $"{port}";

    private static bool Fits(Match rule, string part, string address)
    {
        var set = rule.Groups[part].Value;
        return set.Length == 0 || set.Trim('{', '}', ' ').Split(", ").Any(each => Contains(each, address));
    }

    private static bool Contains(string each, string address) =>
        System.Net.IPNetwork.Parse(each.Contains('/') ? each : each + "/32").Contains(System.Net.IPAddress.Parse(address));

    [GeneratedRegex("^ +(iifname \"[^\"]+\" )?(ip saddr (?<saddr>\\{[^}]*\\}|[0-9./]+) )?ip daddr (?<daddr>\\{[^}]*\\}|[0-9./]+) tcp dport (?<port>[0-9]+) accept comment \"[a-z0-9-]+\"$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex("dport")]
    private static partial Regex Port();
}
