using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.WhatIf;

/// <summary>
/// Answers what would be if a policy were put. It reads the store and never writes: neither to it nor to AWS.
/// </summary>
public sealed class PolicyWhatIf
{
    /// <summary>Stands for an owner that nobody named: every account in the policy is then another one.</summary>
    public const string NobodysAccount = "000000000000";

    private readonly ConsoleStore _store;
    private readonly RemediationActions _actions;
    private readonly AttemptClock _attempts;
    private readonly Surroundings _surroundings;
    private readonly TimeProvider _clock;

    internal PolicyWhatIf(ConsoleStore store, RemediationActions actions, AttemptClock attempts, Surroundings surroundings, TimeProvider clock) =>
        (_store, _actions, _attempts, _surroundings, _clock) = (store, actions, attempts, surroundings, clock);

    public async Task<WhatIfAnswer> AskAsync(WhatIfQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (string.IsNullOrEmpty(question.Bucket))
        {
            return Answer(question, null, cancellationToken);
        }

        var known = await _store.ReadAsync((db, ct) => LoadAsync(db, question, ct), cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(question, known, cancellationToken);
    }

    private WhatIfAnswer Answer(WhatIfQuestion question, Known? known, CancellationToken cancellationToken)
    {
        var context = known is not null
            ? JudgeOfBuckets.ContextOf(BucketStore.Reference(known.Bucket))
            : new JudgeContext { BucketAccount = question.Account ?? NobodysAccount, BucketName = string.IsNullOrEmpty(question.Bucket) ? null : question.Bucket };
        var comparable = question.Against is not null || known is { Live: not null };
        var before = question.Against ?? known?.Live?.Text;
        var examination = PolicyExamination.Of(
            question.Text, context, comparable ? new PolicyJudge(context).JudgeText(before) : null, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var judged = known is null ? null : JudgeOfBuckets.Judge(examination.Verdict, SettingsOf(known.Bucket));
        return new WhatIfAnswer
        {
            Examination = examination,
            Context = context,
            Bucket = known?.Bucket,
            Live = known?.Live,
            Access = comparable ? Comparisons.Compare(before, question.Text, context) : null,
            Exposure = judged?.Exposure,
            Effects = known is null ? null : WriteEffects.Of(known.Bucket, before, question.Text, _surroundings.RoleOf(known.Bucket)),
            Automatic = known is null or { Bucket.DeletedUtc: not null } ? null : Outlook(known, examination, judged!),
        };
    }

    private AutomaticOutlook Outlook(Known known, PolicyExamination examination, JudgedBucket judged)
    {
        var facts = known.Facts with { ReachableByAnyone = judged.ReachableBeside(known.Facts.Accepted) };
        var inAutomatic = RemediationDecider.Decide(facts, known.Context with { Mode = AutomaticMode.Automatic });
        return new AutomaticOutlook
        {
            Mode = known.Bucket.Mode,
            Decision = RemediationDecider.Decide(facts, known.Context),
            InAutomatic = inAutomatic,
            Plan = inAutomatic is RemediationDecision.Remediate act ? _actions[act.Action].Plan(known.Bucket.Name, SubjectState.Of(act.Target)) : null,
            RefusedByBlock = known.Bucket.EffectiveBlock?.BlockPublicPolicy == true && examination.Verdict.Public == PublicAnswer.Yes,
        };
    }

    /// <summary>By name; where a name was used again after a deletion, the bucket that exists, else the newest.</summary>
    private async Task<Known?> LoadAsync(ConsoleDbContext db, WhatIfQuestion question, CancellationToken cancellationToken)
    {
        var bucket = await db.Buckets.AsNoTracking()
            .Where(b => b.Name == question.Bucket && (question.Account == null || b.AccountId == question.Account))
            .OrderBy(b => b.DeletedUtc != null).ThenByDescending(b => b.Id)
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (bucket is null)
        {
            return null;
        }

        var nowUtc = _clock.GetUtcNow().UtcDateTime;
        var live = await VersionAsync(db, bucket.LiveVersionId, cancellationToken).ConfigureAwait(false);
        var facts = await FactsAsync(db, bucket, question.Text, nowUtc, cancellationToken).ConfigureAwait(false);
        var findings = await db.Findings.AsNoTracking()
            .Where(f => f.BucketId == bucket.Id && f.Category == FindingCategory.Policy && f.Fingerprint == facts.Live!.Fingerprint
                && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var context = await DecisionContexts.ReadAsync(db, bucket, findings, facts, _attempts, _surroundings, nowUtc, cancellationToken).ConfigureAwait(false);
        return new Known(bucket, live, facts, context);
    }

    /// <summary>
    /// The facts as a look would have them just after somebody put the text: an event of now explains it, and the policy that is live
    /// today has become history.
    /// </summary>
    private static async Task<DecisionFacts> FactsAsync(
        ConsoleDbContext db, Bucket bucket, string text, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var version = await PolicyVersions.AsIfSeenAsync(db, bucket, text, nowUtc, cancellationToken).ConfigureAwait(false);
        var choice = BaselineChooser.Choose(await LookHistory.CandidatesAsync(db, bucket.Id, bucket.EffectiveBlock, cancellationToken).ConfigureAwait(false), version.Fingerprint);
        var facts = new DecisionFacts
        {
            Live = version,
            Accepted = await AcceptedAsync(db, bucket, text, cancellationToken).ConfigureAwait(false),
            ReachableByAnyone = false,
            Baseline = await VersionAsync(db, choice.VersionId, cancellationToken).ConfigureAwait(false),
            BaselineMissing = choice.WhyMissing,
            EventUtc = nowUtc,
        };
        return await RemediationFlow.WithPlansAsync(db, bucket, facts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What an exception or a false positive would cover in the text as it stands.</summary>
    private static async Task<IReadOnlySet<string>> AcceptedAsync(ConsoleDbContext db, Bucket bucket, string text, CancellationToken cancellationToken)
    {
        var active = await SuppressionLedger.ActiveAsync(db, bucket.Id, cancellationToken).ConfigureAwait(false);
        if (active.Count == 0)
        {
            return new HashSet<string>();
        }

        var reference = BucketStore.Reference(bucket);
        var problems = JudgeOfBuckets.Judge(JudgeOfBuckets.Judge(reference, text), SettingsOf(bucket)).Problems;
        return problems.Where(problem => problem.IsStatement && active.Exists(row => row.DedupKey == problem.DedupKey(bucket)
                && SuppressedContent.WhatIsMore(row, problem, SuppressedContent.Of(problem, text, bucket.AclGrants), JudgeOfBuckets.ContextOf(reference)) is null))
            .Select(problem => problem.Subject).ToHashSet(StringComparer.Ordinal);
    }

    private static async Task<PolicyVersion?> VersionAsync(ConsoleDbContext db, long? id, CancellationToken cancellationToken) =>
        id is null ? null : await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, cancellationToken).ConfigureAwait(false);

    internal static BucketSettings SettingsOf(Bucket bucket) => new(
        bucket.OwnBlock, bucket.AclPublic, bucket.Encryption, bucket.ObjectOwnership, [], bucket.AclGrants) { AccountBlock = bucket.AccountBlock };

    private sealed record Known(Bucket Bucket, PolicyVersion? Live, DecisionFacts Facts, DecisionContext Context);
}
