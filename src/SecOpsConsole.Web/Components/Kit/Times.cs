using System.Globalization;

namespace SecOpsConsole.Web.Components.Kit;

/// <summary>Instants and spans in words; the same words as js/shell.js, which keeps them true on screen.</summary>
public static class Times
{
    public static string Absolute(DateTime utc) => utc.ToString("d MMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTime utc) => utc.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Clock(DateTime utc) => utc.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Elapsed(TimeSpan span)
    {
        var t = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        return t switch
        {
            { TotalDays: >= 1 } => $"{(int)t.TotalDays} d {t.Hours} h",
            { TotalHours: >= 1 } => $"{t.Hours} h {t.Minutes} min",
            { TotalMinutes: >= 1 } => $"{t.Minutes} min {t.Seconds} s",
            _ => $"{t.Seconds} s",
        };
    }

    public static string Relative(TimeSpan since)
    {
        var ahead = since < TimeSpan.FromSeconds(-1);
        var t = since.Duration();
        if (!ahead && t.TotalSeconds < 5)
        {
            return "now";
        }
        var words = t switch
        {
            { TotalDays: >= 1 } => $"{(int)t.TotalDays} d",
            { TotalHours: >= 1 } => $"{t.Hours} h",
            { TotalMinutes: >= 1 } => $"{t.Minutes} min",
            _ => $"{t.Seconds} s",
        };
        return ahead ? $"in {words}" : $"{words} ago";
    }
}
