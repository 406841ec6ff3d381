using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The type of entity that performed the action on the affected resource.</summary>
public class UserIdentityType : ConstantClass
{
    /// <summary>The value <c>AssumedRole</c>.</summary>
    public static readonly UserIdentityType AssumedRole = new("AssumedRole");

    /// <summary>The value <c>IAMUser</c>.</summary>
    public static readonly UserIdentityType IAMUser = new("IAMUser");

    /// <summary>The value <c>FederatedUser</c>.</summary>
    public static readonly UserIdentityType FederatedUser = new("FederatedUser");

    /// <summary>The value <c>Root</c>.</summary>
    public static readonly UserIdentityType Root = new("Root");

    /// <summary>The value <c>AWSAccount</c>.</summary>
    public static readonly UserIdentityType AWSAccount = new("AWSAccount");

    /// <summary>The value <c>AWSService</c>.</summary>
    public static readonly UserIdentityType AWSService = new("AWSService");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public UserIdentityType(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static UserIdentityType FindValue(string value) => FindValue<UserIdentityType>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator UserIdentityType(string value) => FindValue(value);
}
