namespace SecOpsConsole.Policies;

/// <summary>The judgement on a whole bucket policy.</summary>
public sealed class PolicyVerdict
{
    /// <summary>The parsed policy; null when the bucket has none, or when the text could not be read.</summary>
    public PolicyDocument? Document { get; init; }

    /// <summary>Public in the sense of S3.</summary>
    public required PublicAnswer Public { get; init; }

    /// <summary>Requests without any credentials are certainly allowed. Automatic mode needs this or the next.</summary>
    public bool AnonymousReachable { get; init; }

    /// <summary>Anyone with an AWS account is certainly allowed.</summary>
    public bool AnyAwsAccountReachable { get; init; }

    /// <summary>Account ids other than the bucket's own that an effective Allow reaches: sorted, unique.</summary>
    public IReadOnlyList<string> ExternalAccounts { get; init; } = [];

    /// <summary>The statements in their order.</summary>
    public IReadOnlyList<StatementVerdict> Statements { get; init; } = [];

    /// <summary>The text, or a statement in it, is nothing that S3 would have stored: a person must look.</summary>
    public bool IsInvalid { get; init; }

    /// <summary>Why it is invalid.</summary>
    public IReadOnlyList<PolicyError> Errors { get; init; } = [];

    /// <summary>
    /// Certainly not public, and every statement was understood. Not a promise that every grant is wanted: see <see cref="ExternalAccounts"/>
    /// and the policy checks.
    /// </summary>
    public bool IsCompliant => Public == PublicAnswer.No && !IsInvalid;

    /// <summary>Only a person can decide: invalid, or AWS's own documents do not settle it.</summary>
    public bool NeedsPerson => IsInvalid || Public == PublicAnswer.Undetermined;

    /// <summary>Strangers are certainly allowed in, and everything was understood: what automatic mode may act on.</summary>
    public bool IsCertainlyOpen => Public == PublicAnswer.Yes && !IsInvalid && (AnonymousReachable || AnyAwsAccountReachable);

    /// <summary>The worst class among the statements that are in effect; null without statements.</summary>
    public StatementClass? WorstClass
    {
        get
        {
            StatementClass? worst = null;
            foreach (var statement in Statements)
            {
                if (statement.NeutralisedBy.Count == 0 && (worst is null || statement.Class > worst))
                {
                    worst = statement.Class;
                }
            }

            return worst;
        }
    }

    /// <summary>What the policy means for the bucket, given Block Public Access.</summary>
    /// <param name="restrictPublicBuckets">RestrictPublicBuckets as it is in effect: on at the bucket, the account or the organization.</param>
    public BucketExposure ExposureWith(bool restrictPublicBuckets) => Public switch
    {
        PublicAnswer.No => BucketExposure.NotPublic,
        PublicAnswer.Undetermined => BucketExposure.Undetermined,
        PublicAnswer.Yes => restrictPublicBuckets ? BucketExposure.PublicButBlocked : BucketExposure.Exposed,
    };
}
