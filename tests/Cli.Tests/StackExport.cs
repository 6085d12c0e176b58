using System.Text.Json.Nodes;
using ClusterProvisioning.Cli.Baselines;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Tests;

/// <summary>What <c>pulumi stack export</c> would write after a part of a region was made: inputs as the program has them, and the stack's outputs.</summary>
internal static class StackExport
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    public static string After(StackPart part, string regionFile, string api = "https://127.0.0.1:1")
    {
        var region = new RegionLoader(Path.Combine(Provision.Root, "regions", "profiles")).Load(regionFile).Region.ShouldNotBeNull();
        var sites = region.Sites.Select(site => site.Name.ToString()).ToList();
        var outputs = new JsonObject
        {
            [StackOutputNames.Bundles] = BySite(sites, site => $"eu-central-{site}-bundles-1a2b3c4"),
            [StackOutputNames.DeployRoles] = BySite(sites, site => $"arn:aws:iam::111122223333:role/{site}-deploy"),
            [StackOutputNames.KubernetesApis] = BySite(part == StackPart.Foundation ? [] : sites, _ => api),
        };
        const string Stack = "pulumi:pulumi:Stack";
        var stack = new JsonObject { ["urn"] = $"urn:pulumi:eu-central::cluster-provisioning::{Stack}::s", ["type"] = Stack, ["outputs"] = outputs };
        var resources = RegionSides.ProgramOf(region, part).Select(resource => (JsonNode)new JsonObject
        {
            ["urn"] = $"urn:pulumi:eu-central::{RegionProgram.Project}::{resource.Type}::{resource.Name}",
            ["type"] = resource.Type,
            ["id"] = resource.Name,
            ["inputs"] = Json(resource.Inputs),
            ["protect"] = resource.Protect,
        });
        return new JsonObject { ["version"] = 3, ["deployment"] = new JsonObject { ["resources"] = new JsonArray([stack, .. resources]) } }.ToJsonString();
    }

    private static JsonObject BySite(IEnumerable<string> sites, Func<string, string> value) =>
        new(sites.Select(site => KeyValuePair.Create(site, (JsonNode?)value(site))));

    private static JsonNode Json(InputValue value) => value switch
    {
        MapValue map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Json(entry.Value)))),
        ListValue list => new JsonArray([.. list.Items.Select(Json)]),
        SecretValue => new JsonObject { [Signature] = SecretSignature, ["ciphertext"] = "v1:x" },
        _ => JsonValue.Create(value.Shown),
    };
}
