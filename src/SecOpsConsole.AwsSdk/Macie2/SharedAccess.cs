using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>SharedAccess.</summary>
public class SharedAccess : ConstantClass
{
    /// <summary>The value <c>EXTERNAL</c>.</summary>
    public static readonly SharedAccess EXTERNAL = new("EXTERNAL");

    /// <summary>The value <c>INTERNAL</c>.</summary>
    public static readonly SharedAccess INTERNAL = new("INTERNAL");

    /// <summary>The value <c>NOT_SHARED</c>.</summary>
    public static readonly SharedAccess NOT_SHARED = new("NOT_SHARED");

    /// <summary>The value <c>UNKNOWN</c>.</summary>
    public static readonly SharedAccess UNKNOWN = new("UNKNOWN");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public SharedAccess(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static SharedAccess FindValue(string value) => FindValue<SharedAccess>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator SharedAccess(string value) => FindValue(value);
}
