using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>What the store knows, without instants and row versions: equal before and after means that nothing happened in between.</summary>
public static class StoreFacts
{
    public static Task<string> ReadAsync(TestStore test) => test.Store.ReadAsync(
        async (db, token) => string.Join(
            '\n',
            [
                Lines(await db.Buckets.OrderBy(row => row.Id).ToListAsync(token)),
                Lines(await db.PolicyVersions.OrderBy(row => row.Id).ToListAsync(token)),
                Lines(await db.PolicySightings.OrderBy(row => row.Id).ToListAsync(token)),
                Lines(await db.Findings.OrderBy(row => row.Id).ToListAsync(token)),
                Lines(await db.FindingEvents.OrderBy(row => row.Id).ToListAsync(token)),
                Lines(await db.Attempts.OrderBy(row => row.Id).ToListAsync(token)),
                Lines(await db.InboxEvents.OrderBy(row => row.Id).ToListAsync(token)),
                Lines(await db.Settings.OrderBy(row => row.Key).ToListAsync(token)),
            ]),
        CancellationToken.None);

    private static string Lines<T>(List<T> rows) => string.Join('\n', rows.Select(row =>
    {
        var properties = JsonSerializer.SerializeToNode(row)!.AsObject();
        foreach (var name in properties.Select(property => property.Key).Where(name => name.EndsWith("Utc", StringComparison.Ordinal) || name == "Version").ToList())
        {
            properties.Remove(name);
        }

        return typeof(T).Name + properties.ToJsonString();
    }));
}
