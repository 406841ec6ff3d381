namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>When a job runs.</summary>
/// <param name="Frequency">Daily, weekly or monthly.</param>
/// <param name="Day">Of a weekly job.</param>
/// <param name="DayOfMonth">Of a monthly job, 1 to 31; a shorter month runs it on its last day.</param>
public sealed record MacieSchedule(MacieFrequency Frequency, DayOfWeek? Day = null, int? DayOfMonth = null);
