using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The property to sort the results by.</summary>
public class ListJobsSortAttributeName : ConstantClass
{
    /// <summary>The value <c>createdAt</c>.</summary>
    public static readonly ListJobsSortAttributeName CreatedAt = new("createdAt");

    /// <summary>The value <c>jobStatus</c>.</summary>
    public static readonly ListJobsSortAttributeName JobStatus = new("jobStatus");

    /// <summary>The value <c>name</c>.</summary>
    public static readonly ListJobsSortAttributeName Name = new("name");

    /// <summary>The value <c>jobType</c>.</summary>
    public static readonly ListJobsSortAttributeName JobType = new("jobType");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public ListJobsSortAttributeName(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static ListJobsSortAttributeName FindValue(string value) => FindValue<ListJobsSortAttributeName>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator ListJobsSortAttributeName(string value) => FindValue(value);
}
