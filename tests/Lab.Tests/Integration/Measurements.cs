using System.Globalization;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>What tests have measured, of all labs together, in <c>measured.txt</c> beside the tests.</summary>
internal static class Measurements
{
    private static readonly Lock One = new();

    /// <summary>Prints a figure, and keeps it for the report.</summary>
    public static void Add(ITestOutputHelper output, string what, double seconds)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:0.0} s");
        output.WriteLine(line);
        lock (One)
            File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "measured.txt"), line + "\n");
    }
}
