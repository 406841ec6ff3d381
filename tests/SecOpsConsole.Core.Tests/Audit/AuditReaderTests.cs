using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Audit;

/// <summary>Who may read the audit record, what a filter finds, and that taking it away is itself recorded.</summary>
public sealed class AuditReaderTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Whoever_lacks_the_right_is_refused_below_the_pages()
    {
        await using var world = await World.OpenAsync();
        var reader = world.Get<AuditReader>();

        foreach (var caller in new[] { world.Ana, world.Vic, Caller.Person(9999) })
        {
            Assert.Equal(DeskOutcome.Forbidden, (await reader.ListAsync(new AuditFilter(), null, 10, caller, None)).Refused!.Outcome);
            Assert.Equal(DeskOutcome.Forbidden, (await reader.StateAsync(caller, None)).Refused!.Outcome);
            Assert.Equal(DeskOutcome.Forbidden, (await reader.VerifyAsync(caller, None)).Refused!.Outcome);
            Assert.Equal(DeskOutcome.Forbidden, (await reader.BeginExportAsync(new AuditFilter(), caller, None)).Outcome);
        }

        Assert.Equal(0, await world.ReadAsync(db => db.FindingEvents.CountAsync(row => row.Kind == FindingEventKind.AuditExported)));
    }

    [Fact]
    public async Task Pages_give_every_row_once_newest_first()
    {
        await using var world = await World.OpenAsync();
        var aud = await world.PersonAsync("Aud", Role.Auditor);
        await Chain.AppendAsync(world.Store, 0, 45);
        var all = await world.ReadAsync(db => db.FindingEvents.OrderByDescending(row => row.Id).Select(row => row.Id).ToListAsync());

        Assert.Equal(all, await SequencesAsync(world, new AuditFilter(), aud));
    }

    [Fact]
    public async Task A_filter_finds_exactly_its_rows()
    {
        await using var world = await World.OpenAsync();
        var aud = await world.PersonAsync("Aud", Role.Auditor);
        var (payroll, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.AddExposedAsync("invoices", AutomaticMode.Review);
        await world.Desk.EscalateAsync(new FindingId(finding.Id), "Dana", "Ask her", null, payroll.LiveFingerprint!, world.Ana, None);

        async Task FindsAsync(AuditFilter filter, System.Linq.Expressions.Expression<Func<FindingEvent, bool>> wanted)
        {
            var expected = await world.ReadAsync(db => db.FindingEvents.Where(wanted).OrderByDescending(row => row.Id).Select(row => row.Id).ToListAsync());
            Assert.NotEmpty(expected);
            Assert.Equal(expected, await SequencesAsync(world, filter, aud));
        }

        await FindsAsync(new AuditFilter { Bucket = "payroll" }, row => row.BucketId == payroll.Id);
        await FindsAsync(new AuditFilter { Who = "Ana" }, row => row.Who == "Ana");
        await FindsAsync(new AuditFilter { Kind = FindingEventKind.Escalated }, row => row.Kind == FindingEventKind.Escalated);
        await FindsAsync(new AuditFilter { Bucket = "payroll", Kind = FindingEventKind.Judged }, row => row.BucketId == payroll.Id && row.Kind == FindingEventKind.Judged);
        Assert.Empty(await SequencesAsync(world, new AuditFilter { Bucket = "nobody-has-this" }, aud));
    }

    [Fact]
    public async Task A_stretch_of_time_finds_rows_by_their_instant_also_after_the_clock_was_set_back()
    {
        var clock = new ManualClock();
        await using var test = await TestStore.OpenAsync(clock);
        await Chain.AppendAsync(test, 0, 5);
        clock.Advance(TimeSpan.FromHours(2));
        await Chain.AppendAsync(test, 5, 5);
        clock.Jump(TimeSpan.FromHours(-1));
        await Chain.AppendAsync(test, 10, 5);
        var from = clock.NowUtc.AddMinutes(-1);

        var found = await test.Store.ReadAsync(
            (db, ct) => AuditListQuery.ReadAsync(db, AuditListQuery.Rows(db, new AuditFilter { FromUtc = from, ToUtc = from.AddMinutes(2) }, null, null), ct), None);

        Assert.Equal([15L, 14, 13, 12, 11], found.Select(row => row.Sequence));
    }

    [Fact]
    public async Task An_export_is_a_row_of_the_record_that_says_what_was_taken()
    {
        await using var world = await World.OpenAsync();
        var aud = await world.PersonAsync("Aud", Role.Auditor);
        var filter = new AuditFilter { Who = "Ana", Kind = FindingEventKind.Approved };

        Assert.True((await world.Get<AuditReader>().BeginExportAsync(filter, aud, None)).IsAccepted);

        var row = await world.ReadAsync(db => db.FindingEvents.SingleAsync(row => row.Kind == FindingEventKind.AuditExported));
        Assert.Equal("Aud took the audit record as a file: by Ana, kind Approved.", row.Text);
    }

    [Fact]
    public async Task No_filter_of_the_list_scans_or_sorts()
    {
        await using var test = await TestStore.OpenAsync();
        var now = Rows.Monday;
        await PlanAsync(test, new AuditFilter { Who = "Ana" }, null, "IX_FindingEvents_Who_Id");
        await PlanAsync(test, new AuditFilter { Kind = FindingEventKind.Held }, null, "IX_FindingEvents_Kind_Id");
        await PlanAsync(test, new AuditFilter { Bucket = "payroll" }, [7], "IX_FindingEvents_BucketId_Id");
        await PlanAsync(test, new AuditFilter { FromUtc = now, ToUtc = now.AddDays(1) }, null, "IX_FindingEvents_AtUtc_Id");
        await QueryPlan.AssertNoScanAsync(test, db => AuditListQuery.Rows(db, new AuditFilter(), null, new PageCursor("", 7)).Take(51));
        await QueryPlan.AssertNoScanAsync(test, db => AuditListQuery.Rows(db, new AuditFilter { Who = "Ana", FromUtc = now }, null, new PageCursor("", 7)).Take(51));
    }

    private static Task PlanAsync(TestStore test, AuditFilter filter, long[]? buckets, string index)
    {
        var after = filter.ByTimeAlone ? PageCursor.At(Rows.Monday, 7) : new PageCursor("", 7);
        return QueryPlan.AssertUsesIndexAsync(test, db => AuditListQuery.Rows(db, filter, buckets, after).Take(51), index);
    }

    private static async Task<List<long>> SequencesAsync(World world, AuditFilter filter, Caller caller)
    {
        var (reader, found, cursor) = (world.Get<AuditReader>(), new List<long>(), (string?)null);
        do
        {
            var page = (await reader.ListAsync(filter, cursor, 10, caller, None)).Value!;
            found.AddRange(page.Items.Select(row => row.Sequence));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return found;
    }
}
