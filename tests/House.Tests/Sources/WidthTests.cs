namespace ClusterProvisioning.House.Tests.Sources;

public sealed class WidthTests
{
    private const int Widest = 160;
    private const int Shown = 20;

    [Fact]
    public void No_line_is_wider_than_160_columns()
    {
        var wide = (from file in SourceTree.All
                    from line in file.Lines.Index()
                    where line.Item.Length > Widest
                    select $"{file.Path}:{line.Index + 1} has {line.Item.Length} columns").ToList();
        wide.Count.ShouldBe(0, $"lines are too wide; a long message is built of named parts. The first:\n{string.Join('\n', wide.Take(Shown))}");
    }
}
