using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The status of an Amazon Macie account.</summary>
public class MacieStatus : ConstantClass
{
    /// <summary>The value <c>PAUSED</c>.</summary>
    public static readonly MacieStatus PAUSED = new("PAUSED");

    /// <summary>The value <c>ENABLED</c>.</summary>
    public static readonly MacieStatus ENABLED = new("ENABLED");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public MacieStatus(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static MacieStatus FindValue(string value) => FindValue<MacieStatus>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator MacieStatus(string value) => FindValue(value);
}
