using System.Text.Json;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Machines.Booting;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>Who may have which certificate issued: IAM knows no subject, so that only a function that does may ask the authority.</summary>
public sealed class SignerTests
{
    private static readonly CompiledRegion Eu = CompiledRegion.Of("eu-central");

    public static TheoryData<string> Regions => ["eu-central", "us-east", "ap-south"];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Every_machine_finds_its_certificates_with_the_signer_of_its_role_and_those_alone(string name)
    {
        var compiled = CompiledRegion.Of(name);
        var bundles = Bundles.Of(CompiledRegion.Load(name), Realisation.Aws);
        foreach (var machines in bundles.GroupBy(each => $"{each.Site.Name}-signer-{EnumName.Of(each.NodeGroup.Role)}"))
        {
            var declared = Declared(compiled, $"{name}-{machines.Key}");
            var wanted = machines.SelectMany(bundle => bundle.Credentials.Certificates
                .Select(each => $"{bundle.Node.Name}/{each.Name}: {each.CommonName} {string.Join(' ', [.. each.DnsNames, .. each.Addresses])}{Proves(each)}"));
            declared.ShouldBe(wanted, ignoreOrder: true, machines.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void The_subject_of_who_applies_the_database_is_the_jobs_alone(string name)
    {
        var compiled = CompiledRegion.Of(name);
        compiled.OfType("aws:lambda/function:Function")
            .Where(signer => Declared(compiled, signer.Name).Any(line => line.Contains($": database-apply.{name}.internal ", StringComparison.Ordinal)))
            .Select(signer => signer.Name[(signer.Name.IndexOf("-signer-", StringComparison.Ordinal) + 8)..])
            .ShouldBe(["database-apply"]);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Nobody_but_a_signer_asks_the_authority_and_no_signer_makes_authorities(string name)
    {
        var compiled = CompiledRegion.Of(name);
        var signers = compiled.OfType("aws:lambda/function:Function").Select(signer => signer.Name);
        var asking = compiled.OfType("aws:iam/rolePolicy:RolePolicy").ToDictionary(policy => policy.Name, policy => policy.Property("policy")!)
            .Where(policy => policy.Value.Contains("acm-pca:", StringComparison.Ordinal)).ToDictionary();
        asking.Keys.ShouldBe(signers, ignoreOrder: true);
        foreach (var (signer, policy) in asking)
        {
            policy.ShouldContain($$"""{"acm-pca:TemplateArn":["{{string.Join("\",\"", CertificateSigner.Templates)}}"]}""", customMessage: signer);
            CertificateSigner.Templates.ShouldAllBe(template => template.Contains("/EndEntity", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_role_may_call_its_own_signer_and_no_other()
    {
        var calls = Eu.OfType("aws:iam/rolePolicy:RolePolicy")
            .SelectMany(policy => JsonDocument.Parse(policy.Property("policy")!).RootElement.GetProperty("Statement").EnumerateArray()
                .Where(statement => statement.GetProperty("Action").ToString() == "lambda:InvokeFunction")
                .Select(statement => $"{policy.Name} {statement.GetProperty("Resource").GetString()}"))
            .ToList();
        calls.Count.ShouldBe(Eu.OfType("aws:lambda/function:Function").Count());
        foreach (var call in calls)
        {
            var whose = call.Split(' ')[0].Replace("-node-", "-signer-", StringComparison.Ordinal)
                .Replace("-kubernetes-", "-signer-", StringComparison.Ordinal);
            call.ShouldEndWith($" ${{aws_lambda_Function_{whose}.arn}}");
        }
    }

    [Fact]
    public void A_machines_pointer_names_the_signer_of_its_role()
    {
        foreach (var machine in Eu.OfType("aws:ec2/instance:Instance"))
            machine.Property("userData")!.ShouldContain($"-signer-{machine.Property("tags", "Role")}.name");
    }

    private static IEnumerable<string> Declared(CompiledRegion compiled, string signer)
    {
        var files = compiled.OfType("aws:lambda/function:Function").Single(each => each.Name == signer).Node["properties"]["code"]["fn::assetArchive"];
        var declared = JsonDocument.Parse(files["declared.json"]["fn::stringAsset"].ToString()).RootElement.GetProperty("certificates");
        return declared.EnumerateObject().Select(each =>
            $"{each.Name}: {each.Value.GetProperty("commonName")} {string.Join(' ', Texts(each.Value, "dnsNames").Concat(Texts(each.Value, "addresses")))}"
                + $" {each.Value.GetProperty("template").GetString()!.Split('/')[1]}");
    }

    private static string Proves(NodeCertificate wanted) =>
        $" EndEntity{(wanted.Client ? "" : "ServerAuth")}{(wanted.Server ? "" : "ClientAuth")}Certificate_APIPassthrough";

    private static IEnumerable<string> Texts(JsonElement certificate, string property) =>
        certificate.GetProperty(property).EnumerateArray().Select(each => each.GetString()!);
}
