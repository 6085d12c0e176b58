using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Tests.Server;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterProvisioning.Database.Tests.Planning;

public sealed class PlanPropertyTests
{
    [Fact]
    public void From_any_state_to_any_other_the_steps_lead_there_and_then_there_is_nothing_to_do() =>
        Prop.ForAll(Seeds, Seeds, (from, to) =>
        {
            var (a, b) = (Random(from), Random(to));
            var model = new CatalogModel(CatalogSnapshot.Empty);
            RunAll(model, a);
            Left(a, model).ShouldBeEmpty($"after the first, seed {from}");
            RunAll(model, b);
            Left(b, model).ShouldBeEmpty($"seeds {from} and {to}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_same_input_gives_the_same_plan() =>
        Prop.ForAll(Seeds, seed => Texts(Plan(Random(seed), CatalogSnapshot.Empty)).ShouldBe(Texts(Plan(Random(seed), CatalogSnapshot.Empty))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void Without_leave_to_destroy_nothing_is_destroyed() =>
        Prop.ForAll(Seeds, Seeds, (from, to) =>
        {
            var model = new CatalogModel(CatalogSnapshot.Empty);
            RunAll(model, Random(from));
            var plan = Planner.Plan(Random(to), model.Catalog, States.Apache, allowDestructive: false);
            plan.Steps.ShouldAllBe(step => step.Kind != StepKind.Destructive && step.Loses == null);
            foreach (var step in plan.Steps)
                model.Run(step);
            Planner.Plan(Random(to), model.Catalog, States.Apache, allowDestructive: false).Steps.ShouldBeEmpty($"seeds {from} and {to}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Trait("Length", "long")]
    [Fact]
    public async Task The_real_server_goes_the_same_way()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        IEnumerable<int> seeds = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, .. LongTests.AreOn ? Enumerable.Range(1000, 50) : []];
        var model = new CatalogModel(CatalogSnapshot.Empty);
        foreach (var seed in seeds)
        {
            var desired = Random(seed);
            var result = await server.ApplyAsync(desired);
            if (result.Failed is { } failed)
                throw new ShouldAssertException($"seed {seed}: {failed.Step.Title}: {failed.Message}\n{string.Join("\n", failed.Step.Statements)}");
            result.Plan.Steps.ShouldBeEmpty($"seed {seed}");
            (await server.DriftAsync(desired)).ShouldBeEmpty($"seed {seed}");
            var found = await server.InspectAsync(desired);
            RunAll(model, desired, found.Facts);
            CatalogComparer.Compare(model.Catalog, found.Catalog).Select(each => $"{each.Id}: {each.Reason}").ShouldBeEmpty($"model and server, seed {seed}");
        }
    }

    private static Arbitrary<int> Seeds => Gen.Choose(0, 1_000_000).ToArbitrary();

    private static DesiredState Random(int seed) => States.Desired(new RandomContents(seed).Next());

    private static Plan Plan(DesiredState desired, CatalogSnapshot found) => Planner.Plan(desired, found, States.Apache, allowDestructive: true);

    private static IEnumerable<string> Left(DesiredState desired, CatalogModel model) => Texts(Plan(desired, model.Catalog));

    private static IEnumerable<string> Texts(Plan plan) => plan.Steps.Select(step => $"{step.Title}: {step.Reason}: {string.Join("; ", step.Statements)}");

    private static void RunAll(CatalogModel model, DesiredState desired, ServerFacts? facts = null)
    {
        foreach (var step in Planner.Plan(desired, model.Catalog, facts ?? States.Apache, allowDestructive: true).Steps)
            model.Run(step);
    }
}
