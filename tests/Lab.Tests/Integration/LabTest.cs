using System.Globalization;
using Xunit.Abstractions;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>A test on the lab; skipped, with the reason, where no lab can run.</summary>
[Collection(LabCollection.Name)]
[Trait("Needs", "root on Debian")]
public abstract class LabTest
{
    protected LabTest(LabFixture lab, ITestOutputHelper output)
    {
        Skip.If(LabFixture.Obstacle is not null, LabFixture.Obstacle);
        (Lab, Output) = (lab, output);
    }

    protected LabFixture Lab { get; }

    protected ITestOutputHelper Output { get; }

    /// <summary>Prints what was measured, and keeps it for the report.</summary>
    protected void Measured(string what, double seconds)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:0.0} s");
        Output.WriteLine(line);
        File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "measured.txt"), line + "\n");
    }
}
