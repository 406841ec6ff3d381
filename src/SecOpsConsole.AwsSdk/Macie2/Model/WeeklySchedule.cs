namespace Amazon.Macie2.Model;

/// <summary>Specifies a weekly recurrence pattern for running a classification job.</summary>
public class WeeklySchedule
{
    /// <summary>The day of the week when Amazon Macie runs the job.</summary>
    public DayOfWeek DayOfWeek { get; set; } = null!;
}
