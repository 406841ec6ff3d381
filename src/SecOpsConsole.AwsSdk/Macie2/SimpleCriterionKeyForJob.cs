using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The property to use in a condition that determines whether an S3 bucket is included or excluded from a classification job.</summary>
public class SimpleCriterionKeyForJob : ConstantClass
{
    /// <summary>The value <c>ACCOUNT_ID</c>.</summary>
    public static readonly SimpleCriterionKeyForJob ACCOUNT_ID = new("ACCOUNT_ID");

    /// <summary>The value <c>S3_BUCKET_NAME</c>.</summary>
    public static readonly SimpleCriterionKeyForJob S3_BUCKET_NAME = new("S3_BUCKET_NAME");

    /// <summary>The value <c>S3_BUCKET_EFFECTIVE_PERMISSION</c>.</summary>
    public static readonly SimpleCriterionKeyForJob S3_BUCKET_EFFECTIVE_PERMISSION = new("S3_BUCKET_EFFECTIVE_PERMISSION");

    /// <summary>The value <c>S3_BUCKET_SHARED_ACCESS</c>.</summary>
    public static readonly SimpleCriterionKeyForJob S3_BUCKET_SHARED_ACCESS = new("S3_BUCKET_SHARED_ACCESS");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public SimpleCriterionKeyForJob(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static SimpleCriterionKeyForJob FindValue(string value) => FindValue<SimpleCriterionKeyForJob>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator SimpleCriterionKeyForJob(string value) => FindValue(value);
}
