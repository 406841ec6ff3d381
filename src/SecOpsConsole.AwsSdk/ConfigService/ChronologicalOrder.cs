using Amazon.Runtime;

namespace Amazon.ConfigService;

/// <summary>The order of configuration items.</summary>
public class ChronologicalOrder : ConstantClass
{
    /// <summary>The value <c>Forward</c>.</summary>
    public static readonly ChronologicalOrder Forward = new("Forward");

    /// <summary>The value <c>Reverse</c>.</summary>
    public static readonly ChronologicalOrder Reverse = new("Reverse");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public ChronologicalOrder(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static ChronologicalOrder FindValue(string value) => FindValue<ChronologicalOrder>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator ChronologicalOrder(string value) => FindValue(value);
}
