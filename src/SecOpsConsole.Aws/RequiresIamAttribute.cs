namespace SecOpsConsole.Aws;

/// <summary>The IAM actions that a method of an adapter needs; <c>infra/</c> grants exactly the union of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresIamAttribute(params string[] actions) : Attribute
{
    /// <summary>Actions such as <c>s3:GetBucketPolicy</c>.</summary>
    public IReadOnlyList<string> Actions { get; } = actions;
}
