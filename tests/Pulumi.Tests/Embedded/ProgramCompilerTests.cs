using Pulumi.Embedded;
using Pulumi.Tests.Bindings;
using Pulumi.Tests.Support;

namespace Pulumi.Tests.Embedded;

/// <summary>Compiling: once, twice, many at a time, and without success.</summary>
public sealed class ProgramCompilerTests
{
    [Fact]
    public void The_same_program_gives_the_same_bytes()
        => Compiled.Program(() => Many(50)).Yaml.ShouldBe(Compiled.Program(() => Many(50)).Yaml);

    [Fact]
    public void An_empty_program_is_a_name()
        => Compiled.Program(() => { }).Yaml.ShouldBe("name: \"proj\"\n");

    [Fact]
    public void Programs_compile_at_the_same_time()
    {
        var texts = new string[64];
        Parallel.For(0, texts.Length, i =>
        {
            var context = Compiled.Context with { Project = $"p{i}" };
            texts[i] = Compiled.Program(
                context,
                () => new LambdaStack(() => _ = new Thing($"thing-{i}", new ThingArgs { Text = Deployment.Instance.ProjectName }))).Yaml;
        });
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i].ShouldStartWith($"name: \"p{i}\"\n");
            texts[i].ShouldContain($"\"text\": \"p{i}\"");
            texts[i].Split("name: \"thing-").Length.ShouldBe(2);
        }
    }

    [Fact]
    public void A_program_inside_a_program_has_its_own_run()
        => Compiled.Program(() =>
        {
            Compiled.Program(Compiled.Context with { Project = "inner" }, () => new LambdaStack(() => Deployment.Instance.ProjectName.ShouldBe("inner")));
            Deployment.Instance.ProjectName.ShouldBe("proj");
        });

    [Fact]
    public void A_program_that_fails_writes_nothing_and_ends_its_run()
    {
        using var output = new StringWriter();
        Should.Throw<ProgramException>(() => ProgramCompiler.Compile(output, Compiled.Context, () => new LambdaStack(() =>
        {
            _ = new Thing("good");
            _ = new Needy("bad", new NeedyArgs());
        })));
        output.ToString().ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public void A_refusal_that_the_program_catches_still_counts()
        => Compiled.Refusal(() =>
        {
            try
            {
                _ = new Needy("bad", new NeedyArgs());
            }
            catch (ProgramException)
            {
                _ = new Thing("good");
            }
        }).ShouldContain("'wanted' is required");

    [Fact]
    public void Errors_of_the_program_itself_come_through()
        => Should.Throw<NotSupportedException>(() => Compiled.Program(Compiled.Context, Make<Failing>)).Message.ShouldBe("mine");

    [Fact]
    public void Two_resources_of_one_type_need_two_names()
        => Compiled.Refusal(() =>
        {
            _ = new Thing("it");
            _ = new Thing("it");
        }).ShouldContain("two resources of type 'test:core/thing:Thing' with the name 'it'");

    [Fact]
    public void Errors_name_the_resource_and_the_property()
        => Compiled.Refusal(() => _ = new Thing("it", new ThingArgs { Values = { ["x"] = DateTime.UnixEpoch } }))
            .ShouldStartWith("test:core/thing:Thing 'it': property 'values': A value of type DateTime cannot be an argument");

    [Fact]
    public void Four_hundred_resources_take_no_time()
    {
        Compiled.Context.ShouldNotBeNull();
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        using var output = new StringWriter();
        ProgramCompiler.Compile(output, Compiled.Context, () => new LambdaStack(() => Many(400)));
        System.Diagnostics.Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static Stack Make<T>()
        where T : Stack, new()
        => new T();

    private static void Many(int count)
    {
        Thing? last = null;
        for (var i = 0; i < count; i++)
        {
            last = new Thing($"thing-{i}", new ThingArgs
            {
                Text = last is null ? "first" : Output.Format($"{last.Arn}/{i}"),
                Tags = { ["region"] = "eu", ["role"] = "database", ["index"] = $"{i}" },
                Items = { "a", "b" },
                Password = "p",
            });
        }
    }

    private sealed class Failing : Stack
    {
        public Failing() => throw new NotSupportedException("mine");
    }
}
