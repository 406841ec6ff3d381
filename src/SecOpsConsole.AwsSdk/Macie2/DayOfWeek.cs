using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>DayOfWeek.</summary>
public class DayOfWeek : ConstantClass
{
    /// <summary>The value <c>SUNDAY</c>.</summary>
    public static readonly DayOfWeek SUNDAY = new("SUNDAY");

    /// <summary>The value <c>MONDAY</c>.</summary>
    public static readonly DayOfWeek MONDAY = new("MONDAY");

    /// <summary>The value <c>TUESDAY</c>.</summary>
    public static readonly DayOfWeek TUESDAY = new("TUESDAY");

    /// <summary>The value <c>WEDNESDAY</c>.</summary>
    public static readonly DayOfWeek WEDNESDAY = new("WEDNESDAY");

    /// <summary>The value <c>THURSDAY</c>.</summary>
    public static readonly DayOfWeek THURSDAY = new("THURSDAY");

    /// <summary>The value <c>FRIDAY</c>.</summary>
    public static readonly DayOfWeek FRIDAY = new("FRIDAY");

    /// <summary>The value <c>SATURDAY</c>.</summary>
    public static readonly DayOfWeek SATURDAY = new("SATURDAY");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public DayOfWeek(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static DayOfWeek FindValue(string value) => FindValue<DayOfWeek>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator DayOfWeek(string value) => FindValue(value);
}
