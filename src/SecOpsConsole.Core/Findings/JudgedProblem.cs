using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>One thing that is wrong with a bucket: becomes one finding.</summary>
/// <param name="Check">Which check it failed.</param>
/// <param name="Subject">Fingerprint of the statement, or a fixed word where there is none; part of the dedup key.</param>
/// <param name="Severity">With Block Public Access counted.</param>
/// <param name="Title">Who may do what, in one sentence.</param>
/// <param name="IsCertain">False: a person must look; never automatic.</param>
/// <param name="IsExposed">Anyone reaches the bucket through it now.</param>
/// <param name="ByPolicy">It is a matter of the bucket policy, so going back to an earlier policy can help.</param>
/// <param name="LetsAnyoneIn">The statement certainly lets strangers or any AWS account in, whatever Block Public Access does.</param>
public sealed record JudgedProblem(
    string Check, string Subject, Severity Severity, string Title, bool IsCertain, bool IsExposed, bool ByPolicy = true, bool LetsAnyoneIn = false)
{
    /// <summary>The subject of a problem that is not one statement's.</summary>
    public const string WholeDocument = "document";

    /// <summary>The subject is a statement's fingerprint.</summary>
    public bool IsStatement => ByPolicy && Subject != WholeDocument && Check != CheckIds.Unreadable;

    /// <summary>The same problem of the same bucket is one finding, however often it is seen.</summary>
    public string DedupKey(Bucket bucket) => $"{BucketStore.Partition(bucket)}/{Check}/{Subject}";
}
