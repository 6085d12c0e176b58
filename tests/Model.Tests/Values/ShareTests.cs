using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests.Values;

public sealed class ShareTests
{
    [Theory]
    [InlineData("80%", 0.8)]
    [InlineData("99.99%", 0.9999)]
    [InlineData("0%", 0)]
    [InlineData("1000%", 10)]
    public void Percentages_are_parts_of_a_hundred(string text, double fraction)
    {
        Percent.TryParse(text, out var percent).ShouldBeTrue();
        percent.Fraction.ShouldBe(fraction, 1e-12);
        percent.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("%")]
    [InlineData("-1%")]
    [InlineData("1001%")]
    [InlineData("8 0%")]
    public void What_is_not_a_percentage_is_refused(string text) => Percent.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("10:1", 10)]
    [InlineData("2.5:1", 2.5)]
    [InlineData("none", 1)]
    public void Ratios_are_to_one(string text, double value)
    {
        Ratio.TryParse(text, out var ratio).ShouldBeTrue();
        ((double)ratio.Value).ShouldBe(value);
        ratio.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("1:10")]
    [InlineData("0.5:1")]
    [InlineData(":1")]
    [InlineData("1001:1")]
    public void What_is_not_a_ratio_is_refused(string text) => Ratio.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("7y", "2555d")]
    [InlineData("1y", "365d")]
    public void Years_are_read_and_written_as_days(string text, string written)
    {
        Duration.TryParse(text, out var duration).ShouldBeTrue();
        duration.ToString().ShouldBe(written);
    }
}
