using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>The one switch above all modes: while it is on, automatic mode writes nothing anywhere.</summary>
public sealed record GlobalStop(bool On, string? Who, string? Reason, DateTime? SinceUtc)
{
    private const string Key = "automatic.stop";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A value that cannot be read counts as on: automatic mode fails closed.</summary>
    public static async Task<GlobalStop> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var setting = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == Key, cancellationToken).ConfigureAwait(false);
        if (setting is null)
        {
            return new GlobalStop(false, null, null, null);
        }
        var stored = Parse(setting.Value) ?? new Stored(true, "The stored value could not be read.");
        return new GlobalStop(stored.On, setting.UpdatedBy, stored.Reason, setting.UpdatedUtc);
    }

    internal static async Task SetAsync(WriteScope scope, bool on, string who, string? reason, CancellationToken cancellationToken)
    {
        var value = JsonSerializer.Serialize(new Stored(on, reason), Json);
        var setting = await scope.Db.Settings.SingleOrDefaultAsync(s => s.Key == Key, cancellationToken).ConfigureAwait(false);
        if (setting is null)
        {
            setting = new Setting { Key = Key, Value = value };
            scope.Db.Settings.Add(setting);
        }
        setting.Value = value;
        setting.UpdatedBy = who;
        setting.UpdatedUtc = scope.NowUtc;
    }

    private static Stored? Parse(string value)
    {
        try
        {
            return JsonSerializer.Deserialize<Stored>(value, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Stored(bool On, string? Reason);
}
