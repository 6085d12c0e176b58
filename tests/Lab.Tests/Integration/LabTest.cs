using System.Globalization;
using Xunit.Abstractions;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>A test on the lab; skipped, with the reason, where no lab can run.</summary>
[Collection(LabCollection.Name)]
[Trait("Needs", "root on Debian")]
public abstract class LabTest
{
    private readonly ITestOutputHelper _output;

    protected LabTest(LabFixture lab, ITestOutputHelper output)
    {
        Skip.If(LabFixture.Obstacle is not null, LabFixture.Obstacle);
        (Lab, _output) = (lab, output);
    }

    protected LabFixture Lab { get; }

    /// <summary>Prints what was measured, and keeps it for the report.</summary>
    protected void Measured(string what, double seconds)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:0.0} s");
        _output.WriteLine(line);
        File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "measured.txt"), line + "\n");
    }
}
