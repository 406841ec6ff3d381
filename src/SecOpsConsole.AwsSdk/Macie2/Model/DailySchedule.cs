namespace Amazon.Macie2.Model;

/// <summary>Specifies that a classification job runs once a day, every day.</summary>
public class DailySchedule;
