using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The frequency with which Amazon Macie publishes updates to policy findings for an account.</summary>
public class FindingPublishingFrequency : ConstantClass
{
    /// <summary>The value <c>FIFTEEN_MINUTES</c>.</summary>
    public static readonly FindingPublishingFrequency FIFTEEN_MINUTES = new("FIFTEEN_MINUTES");

    /// <summary>The value <c>ONE_HOUR</c>.</summary>
    public static readonly FindingPublishingFrequency ONE_HOUR = new("ONE_HOUR");

    /// <summary>The value <c>SIX_HOURS</c>.</summary>
    public static readonly FindingPublishingFrequency SIX_HOURS = new("SIX_HOURS");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public FindingPublishingFrequency(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static FindingPublishingFrequency FindValue(string value) => FindValue<FindingPublishingFrequency>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator FindingPublishingFrequency(string value) => FindValue(value);
}
