namespace SecOpsConsole.Core.Remediation;

/// <summary>What an attempt changes. Each has one class in <c>Subjects/</c> that reads, stores, writes and compares it.</summary>
public enum AttemptSubject
{
    /// <summary>The bucket's policy, compared by fingerprint; its texts are stored as policy versions.</summary>
    BucketPolicy,
    /// <summary>The bucket's own Block Public Access; its state is so small that it is its own fingerprint.</summary>
    BlockPublicAccess,
    /// <summary>The console's own deny on an IAM user or role; such an attempt has no bucket.</summary>
    Principal,
    /// <summary>Block Public Access of a whole account; such an attempt has no bucket.</summary>
    AccountBlock,
    /// <summary>The default encryption of a bucket; its state is its own fingerprint.</summary>
    Encryption,
}
