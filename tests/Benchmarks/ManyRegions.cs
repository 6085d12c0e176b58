using System.Diagnostics;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Benchmarks;

/// <summary>Many regions in one process, cold, side by side as `validate` loads them: how the time grows with their number.</summary>
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
        foreach (var mark in Marks)
        {
            Parallel.For(last, mark, i => RegionProgram.Compile(TextWriter.Null, regions.Load(i)));
            var time = Stopwatch.GetElapsedTime(began);
            output.WriteLine($"{mark,7}  {time.TotalMilliseconds,8:0}  {(time - lastTime).TotalMilliseconds / (mark - last),8:0.0}");
            (last, lastTime) = (mark, time);
        }
    }
}
