using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>Specifies how Amazon Macie found the sensitive data that produced a finding.</summary>
public class OriginType : ConstantClass
{
    /// <summary>The value <c>SENSITIVE_DATA_DISCOVERY_JOB</c>.</summary>
    public static readonly OriginType SENSITIVE_DATA_DISCOVERY_JOB = new("SENSITIVE_DATA_DISCOVERY_JOB");

    /// <summary>The value <c>AUTOMATED_SENSITIVE_DATA_DISCOVERY</c>.</summary>
    public static readonly OriginType AUTOMATED_SENSITIVE_DATA_DISCOVERY = new("AUTOMATED_SENSITIVE_DATA_DISCOVERY");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public OriginType(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static OriginType FindValue(string value) => FindValue<OriginType>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator OriginType(string value) => FindValue(value);
}
