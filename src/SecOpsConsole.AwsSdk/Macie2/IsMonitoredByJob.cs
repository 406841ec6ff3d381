using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>IsMonitoredByJob.</summary>
public class IsMonitoredByJob : ConstantClass
{
    /// <summary>The value <c>TRUE</c>.</summary>
    public static readonly IsMonitoredByJob TRUE = new("TRUE");

    /// <summary>The value <c>FALSE</c>.</summary>
    public static readonly IsMonitoredByJob FALSE = new("FALSE");

    /// <summary>The value <c>UNKNOWN</c>.</summary>
    public static readonly IsMonitoredByJob UNKNOWN = new("UNKNOWN");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public IsMonitoredByJob(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static IsMonitoredByJob FindValue(string value) => FindValue<IsMonitoredByJob>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator IsMonitoredByJob(string value) => FindValue(value);
}
