using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>Specifies whether any account- or bucket-level access errors occurred during the run of a one-time classification job or the most recent run of a …</summary>
public class LastRunErrorStatusCode : ConstantClass
{
    /// <summary>The value <c>NONE</c>.</summary>
    public static readonly LastRunErrorStatusCode NONE = new("NONE");

    /// <summary>The value <c>ERROR</c>.</summary>
    public static readonly LastRunErrorStatusCode ERROR = new("ERROR");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public LastRunErrorStatusCode(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static LastRunErrorStatusCode FindValue(string value) => FindValue<LastRunErrorStatusCode>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator LastRunErrorStatusCode(string value) => FindValue(value);
}
