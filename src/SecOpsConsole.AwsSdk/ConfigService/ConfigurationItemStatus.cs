using Amazon.Runtime;

namespace Amazon.ConfigService;

/// <summary>What a configuration item says of its resource.</summary>
public class ConfigurationItemStatus : ConstantClass
{
    /// <summary>The value <c>OK</c>.</summary>
    public static readonly ConfigurationItemStatus OK = new("OK");

    /// <summary>The value <c>ResourceDeleted</c>.</summary>
    public static readonly ConfigurationItemStatus ResourceDeleted = new("ResourceDeleted");

    /// <summary>The value <c>ResourceDeletedNotRecorded</c>.</summary>
    public static readonly ConfigurationItemStatus ResourceDeletedNotRecorded = new("ResourceDeletedNotRecorded");

    /// <summary>The value <c>ResourceDiscovered</c>.</summary>
    public static readonly ConfigurationItemStatus ResourceDiscovered = new("ResourceDiscovered");

    /// <summary>The value <c>ResourceNotRecorded</c>.</summary>
    public static readonly ConfigurationItemStatus ResourceNotRecorded = new("ResourceNotRecorded");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public ConfigurationItemStatus(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static ConfigurationItemStatus FindValue(string value) => FindValue<ConfigurationItemStatus>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator ConfigurationItemStatus(string value) => FindValue(value);
}
