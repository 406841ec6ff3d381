using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.WhatIf;

/// <summary>What would be if the policy were put.</summary>
public sealed record WhatIfAnswer
{
    public required PolicyExamination Examination { get; init; }

    /// <summary>Whose bucket it was judged for.</summary>
    public required JudgeContext Context { get; init; }

    /// <summary>The bucket as the console knows it; null when none was named or it is not known.</summary>
    public Bucket? Bucket { get; init; }

    /// <summary>The live policy of that bucket; null when it was never read.</summary>
    public PolicyVersion? Live { get; init; }

    /// <summary>Who gains and who loses what; null when there is nothing to compare with.</summary>
    public AccessDiffResult? Access { get; init; }

    /// <summary>Who could reach the bucket then, with its ACL and Block Public Access as they are; null without a bucket.</summary>
    public Exposure? Exposure { get; init; }

    /// <summary>What putting it would break beside the access: our own way back, services that rely on the policy; null without a bucket.</summary>
    internal WriteEffects? Effects { get; init; }

    /// <summary>The sentences of what putting it would break; empty when nothing is known to break.</summary>
    public IReadOnlyList<string> Breaks => Effects is null ? [] : [.. Effects.LockOut.Denials.Select(denial => denial.Sentence), .. Effects.CutSentences];

    /// <summary>What the console would do by itself; null without a bucket.</summary>
    public AutomaticOutlook? Automatic { get; init; }
}
