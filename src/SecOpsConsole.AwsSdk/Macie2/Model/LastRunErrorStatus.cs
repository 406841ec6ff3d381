namespace Amazon.Macie2.Model;

/// <summary>Specifies whether any account- or bucket-level access errors occurred when a classification job ran.</summary>
public class LastRunErrorStatus
{
    /// <summary>Specifies whether any account- or bucket-level access errors occurred when the job ran.</summary>
    public LastRunErrorStatusCode Code { get; set; } = null!;
}
