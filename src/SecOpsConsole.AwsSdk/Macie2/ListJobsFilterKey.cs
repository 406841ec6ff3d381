using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The property to use to filter the results.</summary>
public class ListJobsFilterKey : ConstantClass
{
    /// <summary>The value <c>jobType</c>.</summary>
    public static readonly ListJobsFilterKey JobType = new("jobType");

    /// <summary>The value <c>jobStatus</c>.</summary>
    public static readonly ListJobsFilterKey JobStatus = new("jobStatus");

    /// <summary>The value <c>createdAt</c>.</summary>
    public static readonly ListJobsFilterKey CreatedAt = new("createdAt");

    /// <summary>The value <c>name</c>.</summary>
    public static readonly ListJobsFilterKey Name = new("name");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public ListJobsFilterKey(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static ListJobsFilterKey FindValue(string value) => FindValue<ListJobsFilterKey>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator ListJobsFilterKey(string value) => FindValue(value);
}
