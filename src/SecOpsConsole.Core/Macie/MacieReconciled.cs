using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>How far Macie's findings of a place were compared with ours.</summary>
/// <param name="ThroughUtc">Every finding that was updated until then is known; null: none was compared yet.</param>
/// <param name="AtUtc">When that was.</param>
/// <param name="Found">Findings of the last comparison that no event had brought.</param>
/// <param name="Problem">Why the last comparison did not take place, or not to its end; null when it did.</param>
public sealed record MacieReconciled(DateTime? ThroughUtc, DateTime? AtUtc, int Found, string? Problem)
{
    /// <summary>Of a place that was not asked about yet.</summary>
    public static MacieReconciled Never { get; } = new(null, null, 0, null);

    /// <summary>What AWS said of Macie when it was asked last; null: it never answered.</summary>
    public MacieStatus? Session { get; init; }

    /// <summary>When that was.</summary>
    public DateTime? SessionUtc { get; init; }

    /// <summary>Where the comparison goes on; null when it came to its end.</summary>
    public MaciePosition? Position { get; init; }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What is known where no open finding tells of sensitive data in a bucket of this place.</summary>
    public MacieDataState DataOf(Bucket bucket) => this switch
    {
        { Session: MacieStatus.NotEnabled } => MacieDataState.Off,
        // Compared in part, or not at all the last time: Macie may have found what nobody has read.
        { Session: null } or { AtUtc: null } or { Problem: not null } or { Position: not null } => MacieDataState.NotKnown,
        _ when bucket.SensitiveData == Sensitivity.NotCounted => MacieDataState.NotKnown,
        { Session: MacieStatus.Paused } => MacieDataState.Paused,
        _ => MacieDataState.NothingFound,
    };

    public static async Task<MacieReconciled> ReadAsync(ConsoleDbContext db, MaciePlace place, CancellationToken cancellationToken)
    {
        var key = KeyOf(place);
        var setting = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, cancellationToken).ConfigureAwait(false);
        try
        {
            return setting is null ? Never : JsonSerializer.Deserialize<MacieReconciled>(setting.Value, Json) ?? Never;
        }
        catch (JsonException)
        {
            // Compared from the beginning then: what is known already is left out.
            return Never;
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
