using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>Indicates the current status of an allow list.</summary>
public class AllowListStatusCode : ConstantClass
{
    /// <summary>The value <c>OK</c>.</summary>
    public static readonly AllowListStatusCode OK = new("OK");

    /// <summary>The value <c>S3_OBJECT_ACCESS_DENIED</c>.</summary>
    public static readonly AllowListStatusCode S3_OBJECT_ACCESS_DENIED = new("S3_OBJECT_ACCESS_DENIED");

    /// <summary>The value <c>S3_OBJECT_EMPTY</c>.</summary>
    public static readonly AllowListStatusCode S3_OBJECT_EMPTY = new("S3_OBJECT_EMPTY");

    /// <summary>The value <c>S3_OBJECT_NOT_FOUND</c>.</summary>
    public static readonly AllowListStatusCode S3_OBJECT_NOT_FOUND = new("S3_OBJECT_NOT_FOUND");

    /// <summary>The value <c>S3_OBJECT_OVERSIZE</c>.</summary>
    public static readonly AllowListStatusCode S3_OBJECT_OVERSIZE = new("S3_OBJECT_OVERSIZE");

    /// <summary>The value <c>S3_THROTTLED</c>.</summary>
    public static readonly AllowListStatusCode S3_THROTTLED = new("S3_THROTTLED");

    /// <summary>The value <c>S3_USER_ACCESS_DENIED</c>.</summary>
    public static readonly AllowListStatusCode S3_USER_ACCESS_DENIED = new("S3_USER_ACCESS_DENIED");

    /// <summary>The value <c>UNKNOWN_ERROR</c>.</summary>
    public static readonly AllowListStatusCode UNKNOWN_ERROR = new("UNKNOWN_ERROR");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public AllowListStatusCode(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static AllowListStatusCode FindValue(string value) => FindValue<AllowListStatusCode>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator AllowListStatusCode(string value) => FindValue(value);
}
