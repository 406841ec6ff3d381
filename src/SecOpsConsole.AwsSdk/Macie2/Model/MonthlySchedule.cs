namespace Amazon.Macie2.Model;

/// <summary>Specifies a monthly recurrence pattern for running a classification job.</summary>
public class MonthlySchedule
{
    /// <summary>The numeric day of the month when Amazon Macie runs the job.</summary>
    public int? DayOfMonth { get; set; }
}
