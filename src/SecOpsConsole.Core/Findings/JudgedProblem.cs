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
public sealed record JudgedProblem(
    string Check, string Subject, Severity Severity, string Title, bool IsCertain, bool IsExposed, bool ByPolicy = true)
{
    /// <summary>The same problem of the same bucket is one finding, however often it is seen.</summary>
    public string DedupKey(Bucket bucket) => $"{BucketStore.Partition(bucket)}/{Check}/{Subject}";
}
