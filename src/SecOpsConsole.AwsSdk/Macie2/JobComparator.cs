using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The operator to use in a condition.</summary>
public class JobComparator : ConstantClass
{
    /// <summary>The value <c>EQ</c>.</summary>
    public static readonly JobComparator EQ = new("EQ");

    /// <summary>The value <c>GT</c>.</summary>
    public static readonly JobComparator GT = new("GT");

    /// <summary>The value <c>GTE</c>.</summary>
    public static readonly JobComparator GTE = new("GTE");

    /// <summary>The value <c>LT</c>.</summary>
    public static readonly JobComparator LT = new("LT");

    /// <summary>The value <c>LTE</c>.</summary>
    public static readonly JobComparator LTE = new("LTE");

    /// <summary>The value <c>NE</c>.</summary>
    public static readonly JobComparator NE = new("NE");

    /// <summary>The value <c>CONTAINS</c>.</summary>
    public static readonly JobComparator CONTAINS = new("CONTAINS");

    /// <summary>The value <c>STARTS_WITH</c>.</summary>
    public static readonly JobComparator STARTS_WITH = new("STARTS_WITH");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public JobComparator(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static JobComparator FindValue(string value) => FindValue<JobComparator>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator JobComparator(string value) => FindValue(value);
}
