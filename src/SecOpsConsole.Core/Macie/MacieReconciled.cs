using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>How far Macie's findings of a place were compared with ours.</summary>
/// <param name="ThroughUtc">Every finding that was updated until then is known; null: none was compared yet.</param>
/// <param name="AtUtc">When that was.</param>
/// <param name="Found">Findings of the last comparison that no event had brought.</param>
/// <param name="Problem">Why the last comparison did not take place; null when it did.</param>
public sealed record MacieReconciled(DateTime? ThroughUtc, DateTime? AtUtc, int Found, string? Problem)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<MacieReconciled> ReadAsync(ConsoleDbContext db, MaciePlace place, CancellationToken cancellationToken)
    {
        var key = KeyOf(place);
        var setting = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, cancellationToken).ConfigureAwait(false);
        try
        {
            return setting is null ? new(null, null, 0, null) : JsonSerializer.Deserialize<MacieReconciled>(setting.Value, Json) ?? new(null, null, 0, null);
        }
        catch (JsonException)
        {
            // Compared from the beginning then: what is known already is left out.
            return new(null, null, 0, null);
        }
    }

    internal async Task KeepAsync(WriteScope scope, MaciePlace place, CancellationToken cancellationToken)
    {
        var key = KeyOf(place);
        var setting = await scope.Db.Settings.SingleOrDefaultAsync(s => s.Key == key, cancellationToken).ConfigureAwait(false);
        if (setting is null)
        {
            setting = new Setting { Key = key, Value = "" };
            scope.Db.Settings.Add(setting);
        }

        setting.Value = JsonSerializer.Serialize(this, Json);
        setting.UpdatedUtc = scope.NowUtc;
    }

    private static string KeyOf(MaciePlace place) => $"macie.reconciled/{place.AccountId}/{place.Region}";
}
