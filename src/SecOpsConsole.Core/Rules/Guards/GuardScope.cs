namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>What a tripped guard holds.</summary>
public enum GuardScope
{
    /// <summary>This decision alone: other content, or another state of the bucket, is asked about anew.</summary>
    Decision,
    /// <summary>The bucket, until a person resumes it.</summary>
    Bucket,
    /// <summary>Every bucket of the account.</summary>
    Account,
    /// <summary>Every bucket.</summary>
    Everywhere,
}
