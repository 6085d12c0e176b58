using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Tests;

/// <summary>Makes small sides.</summary>
internal static class Sides
{
    /// <summary>A program of these resources; each text is a resource in Pulumi YAML, its first line <c>key type</c>.</summary>
    public static RegionSide Of(params string[] resources) =>
        new() { Resources = ProgramReader.Read("resources:\n" + string.Concat(resources.Select(Resource)), "test"), Machines = [] };

    public static RegionSide State(params string[] resources) => new()
    {
        Resources = StateReader.Read("{\"version\": 3, \"deployment\": {\"resources\": [" + string.Join(",", resources) + "]}}", "state.json", "r"),
        IsRecorded = true,
    };

    public static MachineState Machine(string name, params (string Path, string Content)[] files) =>
        new(name, files.ToDictionary(file => file.Path, file => new MachineFile(file.Path, "0644 root:root", file.Content)), []);

    public static MachineState Etcd(string name) => Machine(name, ("/etc/etcd/etcd.yml", "initial-cluster-token: r-primary\n"));

    public static MachineState Consul(string name, bool server) =>
        Machine(name, ("/etc/consul.d/consul.json", $"{{\"datacenter\": \"r-primary\", \"server\": {(server ? "true" : "false")}}}\n"));

    public static MachineState Member(string name, bool nosync = false) =>
        Machine(
            name,
            ("/etc/patroni/config.yml", $"scope: main\nbootstrap:\n  dcs:\n    synchronous_mode: quorum\ntags:\n  nosync: {(nosync ? "true" : "false")}\n"));

    public static RegionPreview Preview(RegionSide before, RegionSide after) => RegionPreview.Of("r", "before", before, after);

    private static string Resource(string text)
    {
        var (head, body) = text.IndexOf('\n') is var end and >= 0 ? (text[..end], text[(end + 1)..]) : (text, "");
        var (key, type) = (head.Split(' ')[0], head.Split(' ')[1]);
        var rest = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"    {line}\n");
        return $"  {key}:\n    type: {type}\n    name: r-{key}\n{string.Concat(rest)}";
    }
}
