using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>EffectivePermission.</summary>
public class EffectivePermission : ConstantClass
{
    /// <summary>The value <c>PUBLIC</c>.</summary>
    public static readonly EffectivePermission PUBLIC = new("PUBLIC");

    /// <summary>The value <c>NOT_PUBLIC</c>.</summary>
    public static readonly EffectivePermission NOT_PUBLIC = new("NOT_PUBLIC");

    /// <summary>The value <c>UNKNOWN</c>.</summary>
    public static readonly EffectivePermission UNKNOWN = new("UNKNOWN");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public EffectivePermission(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static EffectivePermission FindValue(string value) => FindValue<EffectivePermission>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator EffectivePermission(string value) => FindValue(value);
}
