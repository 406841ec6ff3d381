using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Replay;

/// <summary>
/// One stored event through today's parser, judge and decider, compared with what was recorded. It reads the store and calls nobody:
/// of AWS it knows only which accounts are configured.
/// </summary>
internal sealed class EventReplay(ConsoleStore store, FindingSources sources, IEnumerable<IBucketPolicyGateway> gateways, Surroundings surroundings)
{
    public async Task<ReplayOutcome> RunAsync(ReplayedEvent row, CancellationToken cancellationToken)
    {
        var facts = sources.Read(EventEnvelope.Parse(row.Body));
        var differences = new List<(ReplayDifferenceKind, string, string)>();
        var (then, now) = (Recognised(row), Recognised(row, facts));
        if (then != now)
        {
            differences.Add((ReplayDifferenceKind.Recognition, then, now));
        }
        if (facts is not EventFacts.BucketChange change || row.Status != EventStatus.Processed)
        {
            return new ReplayOutcome(row, Compared: true, differences);
        }
        var known = await store.ReadAsync((db, ct) => ReplayFacts.LoadAsync(db, row, change, ct), cancellationToken).ConfigureAwait(false);
        if (known is not { Live: not null })
        {
            return new ReplayOutcome(row, differences.Count > 0, differences);
        }
        var verdict = JudgeOfBuckets.Judge(Buckets.BucketStore.Reference(known.Bucket), known.Live.Text);
        differences.AddRange(Judged(known, verdict));
        if (known.Decided.Count == 0 && known.Live is { Accepted: false })
        {
            // Weak, and no decision was recorded: the bucket was Off, or the event is older than these records.
            return new ReplayOutcome(row, differences.Count > 0, differences);
        }
        differences.AddRange(Decided(known with { OwnRole = surroundings.RoleOf(known.Bucket) }, verdict));
        return new ReplayOutcome(row, Compared: true, differences);
    }

    private static string Recognised(ReplayedEvent row) => row.Status switch
    {
        EventStatus.Unrecognised => "Unrecognised",
        EventStatus.AccountNotConfigured => "Account not configured",
        EventStatus.Received or EventStatus.Processed or EventStatus.Duplicate or EventStatus.OwnWrite or EventStatus.Failed => What(row.Name, row.Bucket),
    };

    private string Recognised(ReplayedEvent row, EventFacts facts) => facts switch
    {
        EventFacts.Unrecognised => "Unrecognised",
        // Filed before its account was looked at: a duplicate stays one, whatever its account.
        _ when row.Status != EventStatus.Duplicate && !IsConfigured(row, facts) => "Account not configured",
        EventFacts.BucketChange { BucketName: null } => "Unrecognised",
        _ => What(facts.Name ?? row.Name, facts.BucketName),
    };

    private bool IsConfigured(ReplayedEvent row, EventFacts facts)
    {
        var accounts = gateways.SelectMany(gateway => gateway.Accounts).ToList();
        // A verb on a stopped console knows no accounts: then what was recorded stands.
        return accounts.Count == 0
            ? row.Status != EventStatus.AccountNotConfigured
            : accounts.Any(account => account.AccountId == facts.AccountId
                && (facts is EventFacts.AccountChange || account.Regions.Contains(facts.Region ?? "", StringComparer.Ordinal)));
    }

    private static string What(string? name, string? bucket) => bucket is null ? name ?? "An event without a name" : $"{name} on {bucket}";

    /// <summary>
    /// The grade of the policy by itself as it was first judged, and the checks that findings were opened for. Block Public Access
    /// lowers a finding's severity, so that of the policy alone is compared.
    /// </summary>
    private static IEnumerable<(ReplayDifferenceKind, string, string)> Judged(ReplayFacts known, PolicyVerdict verdict)
    {
        var live = known.Live!;
        var problems = JudgeOfBuckets.Judge(verdict, new BucketSettings(null, false, null, null, [])).Problems
            .Where(problem => problem.ByPolicy && !known.Accepted.Contains(problem.Subject));
        var checks = string.Join(", ", problems.Select(problem => problem.Check).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var thenChecks = known.Decided.Count > 0
            ? string.Join(", ", known.Decided.Select(d => d.Check).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            : live.IsCompliant ? "" : checks;
        var (then, now) = (Grade(live.IsCompliant, live.Severity, thenChecks), Grade(JudgeOfBuckets.IsCompliant(verdict), JudgeOfBuckets.SeverityOf(verdict), checks));
        return then == now ? [] : [(ReplayDifferenceKind.Judgement, then, now)];
    }

    private static string Grade(bool compliant, Severity? severity, string checks) =>
        compliant ? ReplayWords.Compliant : $"{severity}: {(checks.Length > 0 ? checks : "no check named")}";

    private static IEnumerable<(ReplayDifferenceKind, string, string)> Decided(ReplayFacts known, PolicyVerdict verdict)
    {
        var then = known.Decided.Count > 0 ? ReplayWords.Of(known.Decided[0]) : ReplayWords.Nothing;
        var now = ReplayWords.Of(ReplayDecision.Take(known, verdict));
        return then == now ? [] : [(ReplayDifferenceKind.Decision, then, now)];
    }
}
