namespace ClusterProvisioning.Host.Tests;

public sealed class WaitingTests
{
    private static readonly Waiting Brief = new(TimeSpan.FromMilliseconds(1));

    [Fact]
    public async Task It_ends_with_the_first_good_answer()
    {
        var asked = 0;
        (await Brief.UntilAsync(answer => answer == 3, _ => Task.FromResult(++asked), CancellationToken.None)).ShouldBe(3);
        asked.ShouldBe(3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task It_asks_no_more_often_than_it_may_and_gives_the_last_answer(int times)
    {
        var asked = 0;
        (await (Brief with { Times = times }).UntilAsync(_ => false, _ => Task.FromResult(++asked), CancellationToken.None)).ShouldBe(times);
        asked.ShouldBe(times);
    }

    [Fact]
    public async Task When_its_time_is_over_it_has_asked_once_at_least()
    {
        var asked = 0;
        await (Brief with { Most = TimeSpan.Zero }).UntilAsync(_ => false, _ => Task.FromResult(++asked), CancellationToken.None);
        asked.ShouldBe(1);
        (await (Brief with { Most = TimeSpan.FromMilliseconds(20) }).UntilAsync(() => false, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_question_throws_goes_to_the_one_who_waits() =>
        await Should.ThrowAsync<InvalidOperationException>(() => Brief.UntilAsync(
            _ => false,
            _ => Task.FromException<int>(new InvalidOperationException()),
            CancellationToken.None));

    [Fact]
    public async Task A_cancellation_ends_a_pause()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Should.ThrowAsync<OperationCanceledException>(() => new Waiting(TimeSpan.FromMinutes(1)).UntilAsync(() => false, cancel.Token));
    }
}
