using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The schedule for running a classification job.</summary>
public class JobType : ConstantClass
{
    /// <summary>The value <c>ONE_TIME</c>.</summary>
    public static readonly JobType ONE_TIME = new("ONE_TIME");

    /// <summary>The value <c>SCHEDULED</c>.</summary>
    public static readonly JobType SCHEDULED = new("SCHEDULED");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public JobType(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static JobType FindValue(string value) => FindValue<JobType>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator JobType(string value) => FindValue(value);
}
