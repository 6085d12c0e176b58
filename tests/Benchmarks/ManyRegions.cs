using System.Diagnostics;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Benchmarks;

/// <summary>Many regions in one process, cold: how the time grows with their number.</summary>
internal static class ManyRegions
{
    private static readonly int[] Marks = [1, 10, 25, 50, 100];

    /// <summary>Prints the time after each mark, and the time a region between marks.</summary>
    public static void Run(TextWriter output)
    {
        using var regions = new SyntheticRegions(Marks[^1]);
        var began = Stopwatch.GetTimestamp();
        var (last, lastTime) = (0, TimeSpan.Zero);
        output.WriteLine("regions  total ms  ms a region since the mark before");
        for (var i = 0; i < Marks[^1]; i++)
        {
            RegionProgram.Compile(TextWriter.Null, regions.Load(i));
            if (!Marks.Contains(i + 1))
                continue;
            var time = Stopwatch.GetElapsedTime(began);
            output.WriteLine($"{i + 1,7}  {time.TotalMilliseconds,8:0}  {(time - lastTime).TotalMilliseconds / (i + 1 - last),8:0.0}");
            (last, lastTime) = (i + 1, time);
        }
    }
}
