using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports.SecurityHub;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.SecurityHub.Asff;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.SecurityHub;

/// <summary>None of these reads a whole table: SQLite's own plan says so.</summary>
public sealed class HubQueryPlanTests
{
    [Fact]
    public async Task What_waits_and_what_is_listed_is_found_by_an_index()
    {
        await using var test = await TestStore.OpenAsync();

        await QueryPlan.AssertNoScanAsync(test, db => NoteInHub.Waiting(db, new HubPlace("111122223333", "eu-west-1")).Take(100));
        await QueryPlan.AssertNoScanAsync(test, db => HubNoteQueries.Rows(db, failedOnly: false, after: 9).Take(50));
        await QueryPlan.AssertNoScanAsync(test, db => HubNoteQueries.Rows(db, failedOnly: true, after: 9).Take(50));
        await QueryPlan.AssertNoScanAsync(test, db => AsffQueries.Rows(db, "111122223333", "eu-west-1", after: 9).Take(100));
        await QueryPlan.AssertNoScanAsync(test, db => EncryptionHistory.Of(db, 1).Take(200));
    }
}
