using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Evidence;

/// <summary>What is read becomes files; the same content becomes the same bytes.</summary>
internal static class EvidenceWriting
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Default,
        Converters = { new JsonStringEnumConverter() },
    };

    private const string Form =
        "hash = 01 + HMAC-SHA256(key, 01 + length(previousHash) as int32 + previousHash + row); row is the base64 text here; numbers are big-endian.";

    public static SortedDictionary<string, byte[]> Write(EvidenceContent content, AuditKey key, IReadOnlyList<EvidenceChainRow> links)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [EvidenceFiles.Finding] = Object(FindingOf(content)),
            [EvidenceFiles.Timeline] = Object(content.Timeline.Select(RowOf)),
            [EvidenceFiles.Attempts] = Object(content.Attempts),
            [EvidenceFiles.Proof] = Object(new EvidenceProof(Form, key.Id, content.Head, links)),
        };
        foreach (var received in content.Events)
        {
            files[EvidenceFiles.Event(received.Id)] = received.Body;
        }

        foreach (var version in content.Versions.Where(version => version.Text is not null))
        {
            files[EvidenceFiles.Policy(version.Id)] = Encoding.UTF8.GetBytes(version.Text!);
        }

        AddAccess(files, content);
        files[EvidenceFiles.Readme] = Encoding.UTF8.GetBytes(EvidenceReadme.Of(content, key.Id, files.Keys));
        return files;
    }

    /// <summary>Who gained and who lost what by the change that was judged.</summary>
    private static void AddAccess(SortedDictionary<string, byte[]> files, EvidenceContent content)
    {
        if (content.Bucket is not { } bucket || content.Finding.PolicyVersionId is not { } judged)
        {
            return;
        }

        var (before, after) = (TextOf(content, content.Finding.BaselineVersionId), TextOf(content, judged));
        var diff = Comparisons.Compare(before, after, JudgeOfBuckets.ContextOf(BucketStore.Reference(bucket)));
        files[EvidenceFiles.AccessText] = Encoding.UTF8.GetBytes(string.Join('\n', AccessSentences.Happened(bucket, before, after)) + "\n");
        files[EvidenceFiles.AccessJson] = Object(new
        {
            diff.IsCertain,
            diff.Sentences,
            Changes = diff.Changes.Select(change => new { change.Kind, change.Sentence, change.ConcernsOutsiders, change.Actions, change.Resources }),
        });
    }

    private static object FindingOf(EvidenceContent content)
    {
        var finding = content.Finding;
        return new
        {
            Finding = finding,
            Bucket = content.Bucket is { } bucket ? new { bucket.AccountId, bucket.Region, bucket.Name, bucket.Mode, bucket.LiveFingerprint } : null,
            Policies = new { Baseline = Version(finding.BaselineVersionId), Judged = Version(finding.PolicyVersionId), Live = Version(content.Bucket?.LiveVersionId) },
            Versions = content.Versions.Select(version => Version(version.Id)),
        };

        object? Version(long? id) => content.Versions.FirstOrDefault(version => version.Id == id) is { } version
            ? new
            {
                version.Id,
                File = version.Text is null ? null : EvidenceFiles.Policy(version.Id),
                HasPolicy = version.Text is not null,
                version.Fingerprint,
                version.FirstSeenUtc,
                version.Public,
                version.IsCompliant,
                version.Accepted,
                version.AcceptedUtc,
                version.ApprovedBy,
            }
            : null;
    }

    private static object RowOf(FindingEvent row) =>
        new { Sequence = row.Id, row.AtUtc, row.Kind, row.Who, row.Text, row.Reason, row.AttemptId, row.AwsRequestId, row.DetailJson, Hash = Convert.ToHexStringLower(row.Hash) };

    private static string? TextOf(EvidenceContent content, long? id) => content.Versions.FirstOrDefault(version => version.Id == id)?.Text;

    private static byte[] Object(object value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json), (byte)'\n'];
}
