using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>OrderBy.</summary>
public class OrderBy : ConstantClass
{
    /// <summary>The value <c>ASC</c>.</summary>
    public static readonly OrderBy ASC = new("ASC");

    /// <summary>The value <c>DESC</c>.</summary>
    public static readonly OrderBy DESC = new("DESC");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public OrderBy(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static OrderBy FindValue(string value) => FindValue<OrderBy>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator OrderBy(string value) => FindValue(value);
}
