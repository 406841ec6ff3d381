namespace Amazon.Macie2.Model;

/// <summary>Specifies the recurrence pattern for running a classification job.</summary>
public class JobScheduleFrequency
{
    /// <summary>Specifies a daily recurrence pattern for running the job.</summary>
    public DailySchedule DailySchedule { get; set; } = null!;

    /// <summary>Specifies a monthly recurrence pattern for running the job.</summary>
    public MonthlySchedule MonthlySchedule { get; set; } = null!;

    /// <summary>Specifies a weekly recurrence pattern for running the job.</summary>
    public WeeklySchedule WeeklySchedule { get; set; } = null!;
}
