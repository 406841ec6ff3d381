using Amazon.Runtime;

namespace Amazon.ConfigService;

/// <summary>How often Config records.</summary>
public class RecordingFrequency : ConstantClass
{
    /// <summary>The value <c>CONTINUOUS</c>.</summary>
    public static readonly RecordingFrequency CONTINUOUS = new("CONTINUOUS");

    /// <summary>The value <c>DAILY</c>.</summary>
    public static readonly RecordingFrequency DAILY = new("DAILY");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public RecordingFrequency(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static RecordingFrequency FindValue(string value) => FindValue<RecordingFrequency>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator RecordingFrequency(string value) => FindValue(value);
}
