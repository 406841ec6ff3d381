using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The status of a classification job.</summary>
public class JobStatus : ConstantClass
{
    /// <summary>The value <c>RUNNING</c>.</summary>
    public static readonly JobStatus RUNNING = new("RUNNING");

    /// <summary>The value <c>PAUSED</c>.</summary>
    public static readonly JobStatus PAUSED = new("PAUSED");

    /// <summary>The value <c>CANCELLED</c>.</summary>
    public static readonly JobStatus CANCELLED = new("CANCELLED");

    /// <summary>The value <c>COMPLETE</c>.</summary>
    public static readonly JobStatus COMPLETE = new("COMPLETE");

    /// <summary>The value <c>IDLE</c>.</summary>
    public static readonly JobStatus IDLE = new("IDLE");

    /// <summary>The value <c>USER_PAUSED</c>.</summary>
    public static readonly JobStatus USER_PAUSED = new("USER_PAUSED");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public JobStatus(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static JobStatus FindValue(string value) => FindValue<JobStatus>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator JobStatus(string value) => FindValue(value);
}
