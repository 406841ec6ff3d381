using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>For a finding, the category of sensitive data that was detected and produced the finding.</summary>
public class SensitiveDataItemCategory : ConstantClass
{
    /// <summary>The value <c>FINANCIAL_INFORMATION</c>.</summary>
    public static readonly SensitiveDataItemCategory FINANCIAL_INFORMATION = new("FINANCIAL_INFORMATION");

    /// <summary>The value <c>PERSONAL_INFORMATION</c>.</summary>
    public static readonly SensitiveDataItemCategory PERSONAL_INFORMATION = new("PERSONAL_INFORMATION");

    /// <summary>The value <c>CREDENTIALS</c>.</summary>
    public static readonly SensitiveDataItemCategory CREDENTIALS = new("CREDENTIALS");

    /// <summary>The value <c>CUSTOM_IDENTIFIER</c>.</summary>
    public static readonly SensitiveDataItemCategory CUSTOM_IDENTIFIER = new("CUSTOM_IDENTIFIER");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public SensitiveDataItemCategory(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static SensitiveDataItemCategory FindValue(string value) => FindValue<SensitiveDataItemCategory>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator SensitiveDataItemCategory(string value) => FindValue(value);
}
