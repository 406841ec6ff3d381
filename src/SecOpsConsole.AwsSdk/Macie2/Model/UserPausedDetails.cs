namespace Amazon.Macie2.Model;

/// <summary>Provides information about when a classification job was paused.</summary>
public class UserPausedDetails
{
    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the job or job run will expire and be cancelled if you don't resume it first.</summary>
    public DateTime? JobExpiresAt { get; set; }

    /// <summary>The Amazon Resource Name (ARN) of the Health event that Amazon Macie sent to notify you of the job or job run's pending expiration and cancellation.</summary>
    public string JobImminentExpirationHealthEventArn { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when you paused the job.</summary>
    public DateTime? JobPausedAt { get; set; }
}
