using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The type of object to apply a tag-based condition to.</summary>
public class TagTarget : ConstantClass
{
    /// <summary>The value <c>S3_OBJECT</c>.</summary>
    public static readonly TagTarget S3_OBJECT = new("S3_OBJECT");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public TagTarget(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static TagTarget FindValue(string value) => FindValue<TagTarget>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator TagTarget(string value) => FindValue(value);
}
