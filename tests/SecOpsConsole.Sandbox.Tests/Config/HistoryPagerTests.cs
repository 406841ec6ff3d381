using SecOpsConsole.Sandbox.Config;

namespace SecOpsConsole.Sandbox.Tests.Config;

public sealed class HistoryPagerTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<int, bool, int> Cases()
    {
        var cases = new TheoryData<int, bool, int>();
        for (var seed = 1; seed <= 40; seed++)
        {
            cases.Add(seed, seed % 2 == 0, 1 + (seed % 11));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void All_pages_together_are_the_range_once_and_in_order(int seed, bool forward, int limit)
    {
        var items = Items(seed);
        var query = new HistoryQuery("payroll", Now.AddDays(-60), Now.AddDays(-2), forward, limit);
        var pages = Pages(items, query);
        var expected = items.Where(item => item.CaptureUtc >= query.EarlierUtc && item.CaptureUtc <= query.LaterUtc).OrderBy(item => item.StateId);
        Assert.Equal(
            (forward ? expected : expected.Reverse()).Select(item => item.StateId),
            pages.SelectMany(page => page.Items).Select(item => item.StateId));
        Assert.All(pages, page => Assert.True(page.Items.Count <= limit));
        Assert.All(pages.Where(page => page.Items.Count > 0), page =>
            Assert.True((page.Items[^1].CaptureUtc - page.Items[0].CaptureUtc).Duration() < TimeSpan.FromDays(7)));
    }

    [Fact]
    public void A_gap_gives_empty_pages_that_still_have_a_token()
    {
        var items = new[] { Item(Now.AddDays(-40)), Item(Now.AddDays(-1)) };
        var pages = Pages(items, new HistoryQuery("payroll", DateTime.MinValue, Now, Forward: false, 10));
        Assert.Single(pages[0].Items);
        Assert.Contains(pages, page => page.Items.Count == 0 && page.Next is not null);
        Assert.Equal(2, pages.Sum(page => page.Items.Count));
    }

    [Fact]
    public void The_first_page_can_be_empty()
    {
        var page = HistoryPager.Page([Item(Now.AddDays(-30))], new HistoryQuery("payroll", DateTime.MinValue, Now, Forward: false, 1), null);
        Assert.Empty(page.Items);
        Assert.NotNull(page.Next);
    }

    [Fact]
    public void Forward_does_not_page_through_the_time_before_the_first_item()
    {
        var page = HistoryPager.Page([Item(Now.AddDays(-30))], new HistoryQuery("payroll", DateTime.UnixEpoch, Now, Forward: true, 1), null);
        Assert.Single(page.Items);
        Assert.Null(page.Next);
    }

    private static List<HistoryPage> Pages(IReadOnlyCollection<ConfigurationItem> items, HistoryQuery query)
    {
        var pages = new List<HistoryPage>();
        HistoryCursor? cursor = null;
        do
        {
            pages.Add(HistoryPager.Page(items, query, cursor));
            cursor = pages[^1].Next;
        }
        while (cursor is not null && pages.Count < 1_000);

        return pages;
    }

    private static List<ConfigurationItem> Items(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 5 + (seed * 3))
            .Select(_ => (long)random.Next(0, 80 * 24 * 3600))
            .Distinct()
            .Select(secondsAgo => Item(Now.AddSeconds(-secondsAgo)))];
    }

    private static ConfigurationItem Item(DateTime captureUtc) => new()
    {
        AccountId = "111122223333",
        Region = "eu-west-1",
        ResourceId = "payroll",
        CaptureUtc = captureUtc,
        Status = ItemStatus.OK,
        ResourceCreatedUtc = Now.AddDays(-90),
        Tags = new Dictionary<string, string>(),
        Configuration = "{}",
        SupplementaryConfiguration = new Dictionary<string, string>(),
    };
}
