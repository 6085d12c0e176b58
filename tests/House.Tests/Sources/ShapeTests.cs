namespace ClusterProvisioning.House.Tests.Sources;

public sealed class ShapeTests(ITestOutputHelper output)
{
    private const int Long = 200;
    private const int TooLong = 300;
    private const int MedianAtMost = 90;

    [Fact]
    public void Nine_files_in_ten_are_shorter_than_200_lines_and_none_has_300()
    {
        var files = SourceTree.OfTheProgram.OrderBy(file => file.Lines.Count).ToList();
        var (median, ninth, longest) = (files[files.Count / 2], files[files.Count * 9 / 10], files[^1]);
        var shape = $"{files.Count} files: median {median.Lines.Count} lines, nine in ten under {ninth.Lines.Count}, "
            + $"longest {longest.Lines.Count} ({longest.Path})";
        output.WriteLine(shape);
        median.Lines.Count.ShouldBeLessThanOrEqualTo(MedianAtMost, shape);
        ninth.Lines.Count.ShouldBeLessThan(Long, shape);
        longest.Lines.Count.ShouldBeLessThan(TooLong, shape);
    }
}
