using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Remediation;

/// <summary>What an attempt will write. A policy has its version; any other state is so small that its text is stored as its fingerprint.</summary>
internal sealed record AttemptTarget(AttemptSubject Subject, SubjectState State, PolicyVersion? Version = null)
{
    /// <summary>A policy, also one that is not stored yet (its id is 0).</summary>
    public static AttemptTarget Policy(PolicyVersion version) => new(AttemptSubject.BucketPolicy, SubjectState.Of(version), version);

    /// <summary>Block Public Access of a whole account.</summary>
    public static AttemptTarget Account(BlockPublicAccess block) =>
        new(AttemptSubject.AccountBlock, new SubjectState(block.State, block.Configured ? block.State : null));

    /// <summary>The default encryption of a bucket.</summary>
    public static AttemptTarget Encryption(BucketEncryption encryption) =>
        new(AttemptSubject.Encryption, new SubjectState(encryption.State, encryption.State));

    public static AttemptTarget Block(BlockPublicAccess block) =>
        new(AttemptSubject.BlockPublicAccess, new SubjectState(block.State, block.Configured ? block.State : null));
}
