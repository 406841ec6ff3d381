using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Rules.Guards;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One bucket: its mode, exposure, live policy and baseline. A null policy text means that the bucket has none.</summary>
public sealed record BucketResponse(
    long Id,
    string Name,
    string AccountId,
    string Region,
    AutomaticMode Mode,
    string? ModeSetBy,
    DateTime? ModeSetUtc,
    string? ModeReason,
    AutomaticAction AutomaticAction,
    FourEyesResponse FourEyes,
    HoldReason? HoldReason,
    BucketProtectionResponse Protection,
    IReadOnlyList<TrippedGuard> Guards,
    DateTime? CoolDownUntilUtc,
    Exposure Exposure,
    string? SensitiveData,
    string? ExposedData,
    string? LiveFingerprint,
    string? LivePolicy,
    string? BaselineFingerprint,
    string? BaselinePolicy,
    bool? BlockPublicAcls,
    bool? IgnorePublicAcls,
    bool? BlockPublicPolicy,
    bool? RestrictPublicBuckets,
    BlockResponse Block,
    bool AclPublic,
    string? Encryption,
    string? ObjectOwnership,
    int AutomaticWritesInWindow,
    int AutomaticWritesAllowed,
    DateTime? ObservedUtc,
    DateTime? LastEventUtc,
    DateTime? DeletedUtc,
    string? LookError,
    IReadOnlyList<FindingRow> Findings)
{
    public static BucketResponse From(BucketDetail detail, FourEyesOptions eyes)
    {
        var bucket = detail.Bucket;
        return new BucketResponse(
            bucket.Id, bucket.Name, bucket.AccountId, bucket.Region, bucket.Mode, bucket.ModeSetBy, bucket.ModeSetUtc, bucket.ModeReason,
            bucket.AutomaticAction, FourEyesResponse.From(bucket, eyes), bucket.HoldReason, BucketProtectionResponse.From(detail), detail.Guards, bucket.CoolDownUntilUtc, bucket.Exposure,
            detail.Sensitivity.Summary, detail.Risk.IsDataExposed ? detail.Risk.Sentence : null, bucket.LiveFingerprint, detail.Live?.Text, detail.Baseline?.Fingerprint, detail.Baseline?.Text,
            bucket.BlockPublicAcls, bucket.IgnorePublicAcls, bucket.BlockPublicPolicy, bucket.RestrictPublicBuckets, BlockResponse.From(bucket, detail.FormerBlock), bucket.AclPublic,
            bucket.Encryption, bucket.ObjectOwnership, detail.AutomaticWritesInWindow, detail.AutomaticWritesAllowed,
            bucket.ObservedUtc, bucket.LastEventUtc, bucket.DeletedUtc, bucket.LookError, detail.Findings);
    }
}
