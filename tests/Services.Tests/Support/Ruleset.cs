using System.Net;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Services.Tests.Support;

/// <summary>Reads an nftables.conf of ours back: which new TCP connections its chains accept.</summary>
internal sealed partial class Ruleset
{
    private const string Source = "(iifname \"[^\"]+\" )?(ip saddr (?<saddr>\\{[^}]*\\}|[0-9./]+) )?";
    private const string Target = "ip daddr (?<except>!= )?(?<daddr>\\{[^}]*\\}|[0-9./]+) ";
    private const string Service = "(?<protocol>tcp|udp) dport (?<port>[0-9]+) accept comment \"[a-z0-9-]+\"$";

    private readonly IReadOnlyList<Accepted> _input;
    private readonly IReadOnlyList<Accepted> _output;

    public Ruleset(string text)
    {
        text.ShouldContain("type filter hook input priority filter; policy drop;");
        text.ShouldContain("type filter hook forward priority filter; policy drop;");
        text.ShouldContain("type filter hook output priority filter; policy drop;");
        var output = text.IndexOf("chain output", StringComparison.Ordinal);
        var (inwards, outwards) = (Rule().Matches(text[..output]), Rule().Matches(text[output..]));
        (inwards.Count + outwards.Count).ShouldBe(Port().Count(text), "a rule with a port has a form that this reader does not know");
        (_input, _output) = ([.. inwards.Where(IsTcp).Select(Read)], [.. outwards.Where(IsTcp).Select(Read)]);
    }

    /// <summary>True if a connection from an address to an own one is let in.</summary>
    public bool LetsIn(string source, string target, int port) =>
        _input.Any(rule => rule.Port == port && rule.From.Fits(IPAddress.Parse(source)) && rule.To.Fits(IPAddress.Parse(target)));

    /// <summary>True if a connection to an address is let out.</summary>
    public bool LetsOut(string target, int port) => _output.Any(rule => rule.Port == port && rule.To.Fits(IPAddress.Parse(target)));

    private static bool IsTcp(Match rule) => rule.Groups["protocol"].Value == "tcp";

    private static Accepted Read(Match rule) => new(
        Addresses.Of(rule.Groups["saddr"].Value, isExcept: false),
        Addresses.Of(rule.Groups["daddr"].Value, rule.Groups["except"].Success),
        int.Parse(rule.Groups["port"].Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex("^ +" + Source + Target + Service, RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex("dport")]
    private static partial Regex Port();

    private sealed record Accepted(Addresses From, Addresses To, int Port);

    private sealed record Addresses(IReadOnlyList<IPNetwork> Networks, bool IsExcept)
    {
        public static Addresses Of(string set, bool isExcept) =>
            new(
                [.. set.Trim('{', '}', ' ')
                    .Split(", ", StringSplitOptions.RemoveEmptyEntries)
                    .Select(each => IPNetwork.Parse(each.Contains('/') ? each : each + "/32"))],
                isExcept);

        public bool Fits(IPAddress address) => Networks.Count == 0 || Networks.Any(network => network.Contains(address)) != IsExcept;
    }
}
