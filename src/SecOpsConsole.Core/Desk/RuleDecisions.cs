using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>Says where four eyes are needed. What waits for a second person already goes on waiting.</summary>
internal sealed class RuleDecisions(DeskFloor floor, FourEyesOptions options)
{
    public Task<DeskResult> SetAsync(BucketId id, EyesRule? rule, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.SetRules, reason, async (scope, access, ct) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
            {
                return new DeskResult(DeskOutcome.Invalid, "Say in a few words why the rule changes: it stays in the audit record. Nothing was changed.");
            }
            return await scope.Db.Buckets.AsTracking().SingleOrDefaultAsync(b => b.Id == id.Value, ct).ConfigureAwait(false) is { } bucket
                ? Set(scope, access, bucket, rule, reason)
                : DeskText.NoSuchBucket;
        }, cancellationToken);

    private DeskResult Set(WriteScope scope, Access access, Bucket bucket, EyesRule? rule, string reason)
    {
        if (bucket.FourEyes == rule?.Text)
        {
            return new DeskResult(DeskOutcome.Accepted, $"The rule of {bucket.Name} is this already.");
        }
        var before = options.For(bucket);
        if (access.HumanId is null && Loosens(before, rule ?? options.Default))
        {
            return new DeskResult(
                DeskOutcome.NotAllowed, "This asks fewer people than before, and a token does not tell who uses it. Nothing was changed. Change the rule in the browser, signed in.");
        }
        (bucket.FourEyes, bucket.FourEyesSetBy, bucket.FourEyesSetUtc) = (rule?.Text, access.Name, scope.NowUtc);
        var now = options.For(bucket);
        var source = rule is null ? ", as the configuration says" : "";
        Timeline.TellBucket(scope, bucket.Id, FindingEventKind.RuleChanged, new TransitionNote(
            access.Name, $"{access.Name} changed where four eyes are needed: before, for {before.InWords()}; now, for {now.InWords()}{source}.") { Reason = reason });
        return new DeskResult(DeskOutcome.Accepted, $"Four eyes are needed at {bucket.Name} for {now.InWords()}{source}.");
    }

    private static bool Loosens(EyesRule before, EyesRule after) => Enum.GetValues<RequestKind>().Any(kind => before.Needs(kind) && !after.Needs(kind));
}
