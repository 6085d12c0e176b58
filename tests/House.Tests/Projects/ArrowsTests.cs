namespace ClusterProvisioning.House.Tests.Projects;

public sealed class ArrowsTests
{
    // Who may refer to whom, from the bottom up. A new project gets a line; nothing below it may name it.
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Aws"] = ["Model"],
        ["RegionFile"] = ["Model"],
        ["Rules"] = ["Aws", "Machines", "Model", "RegionFile"],
        ["Host"] = [],
        ["Image"] = ["Host", "Model"],
        ["Services"] = ["Model"],
        ["Machines"] = ["Aws", "Host", "Image", "Model", "Services"],
        ["Fleet"] = ["Host", "Model", "Services"],
        ["Preview"] = ["Aws", "Fleet", "Machines", "Services"],
        ["Operations"] = ["Fleet", "Host", "Machines", "Model", "Preview", "Services"],
        ["Database"] = ["Fleet", "Host", "Model", "RegionFile"],
        ["Lab"] = ["Fleet", "Host", "Image", "Machines", "Model", "Operations", "RegionFile", "Rules", "Services"],
        ["Pulumi"] = [],
        ["Pulumi.Aws"] = ["Pulumi"],
        ["Pulumi.Kubernetes"] = ["Pulumi"],
        ["Pulumi.Random"] = ["Pulumi"],
        ["Stacks"] = ["Aws", "Machines", "Model", "RegionFile", "Rules", "Services", "Pulumi", "Pulumi.Aws", "Pulumi.Kubernetes", "Pulumi.Random"],
        ["Cli"] = ["Aws", "Database", "Fleet", "Host", "Image", "Lab", "Machines", "Operations", "Model", "Preview", "RegionFile", "Rules", "Stacks"],
    };

    [Fact]
    public void Projects_refer_to_each_other_one_way_only()
    {
        var references = ProjectReferences.Read();
        references.Keys
            .Order(StringComparer.Ordinal)
            .ShouldBe(Arrows.Keys.Order(StringComparer.Ordinal), "each project has its line, and each line its project");
        var against = from project in references
                      from to in project.Value.Except(Arrows[project.Key], StringComparer.Ordinal)
                      select $"{project.Key} refers to {to}";
        against.ShouldBeEmpty("the arrows of docs/architecture.md point one way");
    }

    [Fact]
    public void Only_the_stacks_know_Pulumi() =>
        ProjectReferences.Read()
            .Where(project => project.Value.Any(IsPulumi))
            .Select(project => project.Key)
            .Where(name => !IsPulumi(name))
            .ShouldBe(["Stacks"]);

    [Fact]
    public void Only_stacks_machines_and_rules_know_what_AWS_makes_of_hardware_and_the_preview_and_the_command_line_show_it() =>
        ProjectReferences.Read().Where(project => project.Value.Contains("Aws")).Select(project => project.Key).Order(StringComparer.Ordinal)
            .ShouldBe(["Cli", "Machines", "Preview", "Rules", "Stacks"]);

    private static bool IsPulumi(string project) => project.Split('.')[0] == "Pulumi";
}
