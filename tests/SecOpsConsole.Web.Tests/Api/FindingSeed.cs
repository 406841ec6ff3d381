using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Tests.Api;

/// <summary>Bucket `payroll` with an accepted baseline and a weak live policy, and findings for it.</summary>
internal sealed record FindingSeed(long BucketId, IReadOnlyList<long> Findings, string LiveFingerprint)
{
    private const string Good = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
    private const string Weak = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    public static Task<FindingSeed> PlantAsync(ConsoleStore store, int findings = 1) => store.WriteAsync(
        async (scope, ct) =>
        {
            var now = scope.NowUtc;
            var bucket = new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = "payroll", FirstSeenUtc = now, Exposure = Exposure.Public };
            bucket.SetBlock(BlockPublicAccess.None);
            scope.Db.Buckets.Add(bucket);
            await scope.Db.SaveChangesAsync(ct);
            var baseline = Version(bucket.Id, "fingerprint-good", Good, now, accepted: true);
            var live = Version(bucket.Id, "fingerprint-weak", Weak, now, accepted: false);
            scope.Db.PolicyVersions.AddRange(baseline, live);
            await scope.Db.SaveChangesAsync(ct);
            (bucket.LiveVersionId, bucket.LiveFingerprint, bucket.BaselineVersionId) = (live.Id, live.Fingerprint, baseline.Id);
            var rows = Enumerable.Range(0, findings).Select(i => NewFinding(bucket, live, baseline, now.AddMinutes(-i), i)).ToList();
            scope.Db.Findings.AddRange(rows);
            await scope.Db.SaveChangesAsync(ct);
            return new FindingSeed(bucket.Id, [.. rows.Select(f => f.Id)], live.Fingerprint);
        },
        TestContext.Current.CancellationToken);

    private static PolicyVersion Version(long bucketId, string fingerprint, string text, DateTime nowUtc, bool accepted) => new()
    {
        BucketId = bucketId,
        Fingerprint = fingerprint,
        Text = text,
        FirstSeenUtc = nowUtc,
        LastSeenUtc = nowUtc,
        Public = accepted ? PublicAnswer.No : PublicAnswer.Yes,
        IsCompliant = accepted,
        Accepted = accepted,
        AcceptedUtc = accepted ? nowUtc : null,
    };

    private static Finding NewFinding(Bucket bucket, PolicyVersion live, PolicyVersion baseline, DateTime eventUtc, int number) => new()
    {
        BucketId = bucket.Id,
        DedupKey = $"111122223333/payroll/public-principal/{number}",
        Category = FindingCategory.Policy,
        Source = FindingSource.CloudTrail,
        Check = "public-principal",
        Severity = Severity.High,
        Title = "Anyone on the internet can read objects of payroll",
        ComplianceStatus = ComplianceStatus.NonCompliant,
        RemediationStatus = RemediationStatus.AwaitingApproval,
        PolicyVersionId = live.Id,
        Fingerprint = live.Fingerprint,
        LiveFingerprint = live.Fingerprint,
        BaselineVersionId = baseline.Id,
        EventUtc = eventUtc,
        FirstSeenUtc = eventUtc,
        UpdatedUtc = eventUtc,
    };
}
