using Pulumi.Tests.Bindings;

namespace Pulumi.Tests.Core;

/// <summary>The entry point that both doors share; what it prints goes to the runner's own standard output.</summary>
public sealed class DeploymentTests
{
    private static readonly string[] Names = ["one", "two"];

    [Fact]
    public async Task Programs_of_every_form_run()
    {
        (await Deployment.RunAsync<Good>()).ShouldBe(0);
        (await Deployment.RunAsync(() => { _ = new Thing("action"); })).ShouldBe(0);
        (await Deployment.RunAsync(() => new Dictionary<string, object?>(StringComparer.Ordinal) { ["names"] = Names, ["arn"] = new Thing("function").Arn }))
            .ShouldBe(0);
        (await Deployment.RunAsync(async () => { await Task.Yield(); _ = new Thing("task"); })).ShouldBe(0);
    }

    [Fact]
    public async Task A_program_that_cannot_be_expressed_ends_with_one_and_a_message()
    {
        var standardError = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            (await Deployment.RunAsync<Bad>()).ShouldBe(1);
        }
        finally
        {
            Console.SetError(standardError);
        }

        error.ToString().ShouldBe("test:core/needy:Needy 'it': The property 'wanted' is required and has no value.\n");
    }

    [Fact]
    public async Task Under_an_engine_it_refuses_since_the_engine_would_see_no_resource()
    {
        var standardError = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        Environment.SetEnvironmentVariable("PULUMI_MONITOR", "127.0.0.1:1");
        try
        {
            (await Deployment.RunAsync<Good>()).ShouldBe(1);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_MONITOR", null);
            Console.SetError(standardError);
        }

        error.ToString().ShouldContain("PulumiSdk=nuget");
    }

    private sealed class Good : Stack
    {
        public Good() => Arn = new Thing("stack").Arn;

        [Output("arn")]
        public Output<string> Arn { get; private set; }
    }

    private sealed class Bad : Stack
    {
        public Bad() => _ = new Needy("it", new NeedyArgs());
    }
}
