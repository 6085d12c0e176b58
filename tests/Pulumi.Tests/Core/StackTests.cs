using Pulumi.Embedded;
using Pulumi.Tests.Bindings;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Core;

/// <summary>Stacks and the outputs that they export, and references to other stacks.</summary>
public sealed class StackTests
{
    [Fact]
    public void Outputs_are_exported_by_name()
        => Approval.Verify(Compiled.Program(Compiled.Context, () => new Exporting()).Yaml);

    [Fact]
    public void An_output_without_a_value_is_refused()
        =>
            Should.Throw<ProgramException>(() => Compiled.Program(Compiled.Context, () => new Forgetful())).Message
                .ShouldBe("The stack output 'Forgotten' has no value: assign it in the stack's constructor.");

    [Fact]
    public void An_output_of_the_wrong_type_is_refused()
        => Should.Throw<ProgramException>(() => Compiled.Program(Compiled.Context, () => new Mistyped())).Message.ShouldContain("Mistyped.Text");

    [Fact]
    public void References_give_the_outputs_of_other_stacks()
        => Approval.Verify(Compiled.Program(() =>
        {
            var network = new StackReference("acme/network/dev");
            var named = new StackReference("dns", new StackReferenceArgs { Name = "acme/dns/dev" });
            _ = new Thing("it", new ThingArgs
            {
                Text = network.RequireOutput("vpcId").Apply(v => (string)v),
                Password = named.GetOutput("zone key").Apply(v => (string)v!),
                Values = { ["all"] = network.Outputs, ["any"] = named.RequireOutput("x") },
            });
        }).Yaml);

    [Fact]
    public void The_name_of_a_foreign_output_must_be_known()
        => Compiled.Refusal(() => new StackReference("s").GetOutput(new Thing("it").Arn)).ShouldContain("must be known");

    [Fact]
    public void The_deployment_knows_the_run()
        => Compiled.Program(() =>
        {
            Deployment.Instance.StackName.ShouldBe("dev");
            Deployment.Instance.ProjectName.ShouldBe("proj");
            Deployment.Instance.OrganizationName.ShouldBe("acme");
            Deployment.Instance.RootDirectory.ShouldBe(".");
        });

    [Fact]
    public void Outside_a_run_there_is_no_deployment()
        => Should.Throw<InvalidOperationException>(() => Deployment.Instance).Message.ShouldContain("Deployment.RunAsync");

    private sealed class Exporting : Stack
    {
        public Exporting()
        {
            var thing = new Thing("it");
            Zebra = thing.Arn;
            Secret = Output.CreateSecret(thing.Arn);
            Ports = Output.All(thing.Port, thing.Port);
            RootUrn = Urn;
        }

        [Output]
        public Output<string> Zebra { get; private set; }

        [Output("a$name")]
        public Output<string> Secret { get; private set; }

        [Output("ports")]
        public Output<System.Collections.Immutable.ImmutableArray<int>> Ports { get; private set; }

        [Output("rootUrn")]
        public Output<string> RootUrn { get; private set; }
    }

    private sealed class Forgetful : Stack
    {
        [Output]
        public Output<string> Forgotten { get; private set; } = null!;
    }

    private sealed class Mistyped : Stack
    {
        [Output]
        public string Text { get; private set; } = "";
    }
}
