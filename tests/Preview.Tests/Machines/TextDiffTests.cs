using ClusterProvisioning.Preview.Machines;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterProvisioning.Preview.Tests.Machines;

public sealed class TextDiffTests
{
    [Fact]
    public void A_diff_has_hunks_with_three_lines_around() =>
        TextDiff.Unified("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n", "a\nb\nc\nd\nE\nf\ng\nh\ni\nj\nk\nm\n")
            .ShouldBe(["@@ -2,10 +2,11 @@", " b", " c", " d", "-e", "+E", " f", " g", " h", " i", " j", " k", "+m"]);

    [Fact]
    public void Changes_far_apart_have_hunks_of_their_own() =>
        TextDiff.Unified("a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\n8\nB\n")
            .Count(line => line.StartsWith("@@", StringComparison.Ordinal))
            .ShouldBe(2);

    [Fact]
    public void A_file_that_comes_is_all_new() => TextDiff.Unified("", "a\nb\n").ShouldBe(["@@ -0,0 +1,2 @@", "+a", "+b"]);

    /// <summary>The old text with a diff applied is the new one.</summary>
    [Fact]
    public void Applied_it_gives_the_new_text() => Prop.ForAll<byte[], byte[]>((before, after) =>
    {
        var (old, wanted) = (Text(before), Text(after));
        return string.Equals(Apply(old, TextDiff.Unified(old, wanted)), wanted, StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    private static string Text(byte[] letters) => string.Concat(letters.Select(letter => $"{(char)('a' + (letter % 4))}\n"));

    private static string Apply(string text, IReadOnlyList<string> diff)
    {
        var (old, result, at) = (text.Split('\n')[..^1], new List<string>(), 0);
        foreach (var line in diff)
        {
            if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                var parts = line.Split(' ')[1][1..].Split(',');
                var begin = int.Parse(parts[0]) - (parts[1] == "0" ? 0 : 1);
                result.AddRange(old[at..begin]);
                at = begin;
                continue;
            }

            if (line[0] != '+')
                old[at++].ShouldBe(line[1..]);
            if (line[0] != '-')
                result.Add(line[1..]);
        }

        return string.Concat(result.Concat(old[at..]).Select(line => line + "\n"));
    }
}
