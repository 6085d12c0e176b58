using ClusterProvisioning.Model.Values;
using FsCheck;
using FsCheck.Fluent;

namespace ClusterProvisioning.Model.Tests.Values;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("7.68TB", 7_680_000_000_000)]
    [InlineData("480GB", 480_000_000_000)]
    [InlineData("512MiB", 536_870_912)]
    [InlineData("1 GB", 1_000_000_000)]
    public void Disk_sizes_are_decimal(string text, long bytes)
    {
        Bytes.TryParse(text, out var size).ShouldBeTrue();
        size.Count.ShouldBe(bytes);
    }

    [Theory]
    [InlineData("512GB", 549_755_813_888)]
    [InlineData("16MB", 16_777_216)]
    [InlineData("64kB", 65_536)]
    public void Memory_sizes_are_binary_as_in_PostgreSQL(string text, long bytes)
    {
        MemorySize.TryParse(text, out var size).ShouldBeTrue();
        size.Count.ShouldBe(bytes);
    }

    [Theory]
    [InlineData("30d", 2_592_000_000)]
    [InlineData("60s", 60_000)]
    [InlineData("5min", 300_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("250ms", 250)]
    public void Durations_have_units(string text, long milliseconds)
    {
        Duration.TryParse(text, out var duration).ShouldBeTrue();
        duration.Milliseconds.ShouldBe(milliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TB")]
    [InlineData("5")]
    [InlineData("-5TB")]
    [InlineData("1e3TB")]
    [InlineData("1.2.3TB")]
    [InlineData("5tb")]
    [InlineData("5 T B")]
    [InlineData("99999999999PB")]
    [InlineData("٣TB")]
    public void What_is_not_a_size_is_refused(string text) => Bytes.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_printed_quantity_reads_back_the_same() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<PositiveInt, byte>((number, shift) =>
    {
        var value = (long)number.Get << (shift % 12);
        return Bytes.TryParse(new Bytes(value).ToString(), out var bytes) && bytes.Count == value
            && MemorySize.TryParse(new MemorySize(value).ToString(), out var memory) && memory.Count == value
            && Duration.TryParse(new Duration(value).ToString(), out var duration) && duration.Milliseconds == value;
    }));
}
