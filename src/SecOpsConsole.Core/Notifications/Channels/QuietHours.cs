using System.Globalization;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>A part of each day, such as 20:00 to 07:00 in Europe/Dublin; it may go over midnight.</summary>
/// <param name="From">HH:mm.</param>
/// <param name="Until">HH:mm.</param>
/// <param name="TimeZone">IANA's name; UTC when empty.</param>
public sealed record QuietHours(string From, string Until, string TimeZone)
{
    /// <summary>Null, or what is wrong with them.</summary>
    public string? Problem => Parse(From) is not { } from || Parse(Until) is not { } until ? "Quiet hours are two times such as 20:00 and 07:00."
        : from == until ? "Quiet hours begin and end at the same time."
        : Zone() is null ? $"There is no time zone {TimeZone}. Use a name such as Europe/Dublin."
        : null;

    /// <summary>When they end, in case <paramref name="utc"/> lies in them; else null.</summary>
    public DateTime? EndUtc(DateTime utc)
    {
        if (Problem is not null || Zone() is not { } zone)
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        var (from, until, now) = (Parse(From)!.Value, Parse(Until)!.Value, TimeOnly.FromDateTime(local));
        if (!now.IsBetween(from, until))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(local).AddDays(until > now ? 0 : 1);
        var end = day.ToDateTime(until, DateTimeKind.Unspecified);
        // In the hour that a clock change leaves out there is no such time: the next one that exists.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(end) ? end.AddHours(1) : end, zone);
    }

    private TimeZoneInfo? Zone() => string.IsNullOrWhiteSpace(TimeZone) ? TimeZoneInfo.Utc : TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : null;

    private static TimeOnly? Parse(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
