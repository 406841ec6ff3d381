using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>When a scheduled job runs next: at the time of day at which it was created.</summary>
internal static class JobSchedule
{
    public static readonly string[] Days = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

    public static DateTime Next(JsonObject schedule, DateTime createdUtc, DateTime afterUtc)
    {
        var next = afterUtc.Date.Add(createdUtc.TimeOfDay);
        while (next <= afterUtc || !IsDay(schedule, next))
        {
            next = next.AddDays(1);
        }

        return next;
    }

    private static bool IsDay(JsonObject schedule, DateTime day)
    {
        if (schedule["weeklySchedule"] is { } weekly)
        {
            return Days[(int)day.DayOfWeek] == weekly["dayOfWeek"]!.GetValue<string>();
        }

        return schedule["monthlySchedule"] is not { } monthly
            || day.Day == Math.Min(monthly["dayOfMonth"]!.GetValue<int>(), DateTime.DaysInMonth(day.Year, day.Month));
    }
}
