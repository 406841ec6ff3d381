using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Offenders;

/// <summary>The console's own inline policy on a user or role: there or not there, in one of two texts.</summary>
internal sealed class PrincipalSubject(IPrincipalGateway gateway) : IAttemptSubject
{
    public AttemptSubject Id => AttemptSubject.Principal;
    public string Noun => "quarantine policy";
    public FindingTransition WhenUndone(RemediationActionId undone) => FindingTransition.Release;

    public string Partition(AttemptJob job) => OffenderPayload.Partition(job.Principal.Id);

    public string Owner(AttemptJob job) => job.Principal.Arn;

    /// <summary>Null for those on whom no policy can be put.</summary>
    public static PrincipalRef? Reference(Principal principal) => principal.Class switch
    {
        PrincipalClass.User => new(principal.AccountId, PrincipalKind.User, principal.Arn),
        PrincipalClass.Role => new(principal.AccountId, PrincipalKind.Role, principal.Arn),
        PrincipalClass.IdentityCenter or PrincipalClass.Root or PrincipalClass.Other => null,
    };

    public Task<SubjectState> TargetAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) =>
        Task.FromResult(new SubjectState(
            attempt.TargetFingerprint, Quarantine.ChoiceOf(attempt.TargetFingerprint) is { } choice ? Quarantine.Text(choice) : null));

    public async Task<AwsAnswer<SubjectState>> ReadAsync(AttemptJob job, CancellationToken cancellationToken)
    {
        var live = await gateway.ReadAsync(Reference(job), Quarantine.PolicyName, cancellationToken).ConfigureAwait(false);
        return live.IsOk
            ? AwsAnswer<SubjectState>.Ok(new PrincipalState(Quarantine.Fingerprint(live.Value.Text), live.Value.Text, live.Value.InlinePolicyNames), live.RequestId)
            : AwsAnswer<SubjectState>.Failed(live.Fault);
    }

    /// <summary>The fingerprint says whether ours was there; the timeline keeps which others were, so that a release can be compared.</summary>
    public Task KeepPreImageAsync(WriteScope scope, AttemptJob job, SubjectState live, CancellationToken cancellationToken)
    {
        if (job.Attempt.PreImageState is null && live is PrincipalState { InlinePolicyNames: var names })
        {
            var list = names.Count == 0 ? "no inline policies" : $"the inline policies {string.Join(", ", names)}";
            Timeline.TellAttempt(scope, job.Attempt.Id, job.Attempt.FindingId, null, FindingEventKind.LivePolicyRead, new TransitionNote("console", $"{job.Principal.Name} has {list}.")
            {
                DetailJson = JsonSerializer.Serialize(new { principalArn = job.Principal.Arn, inlinePolicies = names }),
            });
        }
        return Task.CompletedTask;
    }

    public Task<AwsAnswer<Written>> WriteAsync(AttemptJob job, CancellationToken cancellationToken) => job.Target.Text is { } text
        ? gateway.PutPolicyAsync(Reference(job), Quarantine.PolicyName, text, job.Attempt.Id, cancellationToken)
        : gateway.DeletePolicyAsync(Reference(job), Quarantine.PolicyName, job.Attempt.Id, cancellationToken);

    public Task TakeReadBackAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        var isOn = job.Target.Text is not null;
        job.Principal.QuarantineAttemptId = isOn ? job.Attempt.Id : null;
        job.Principal.QuarantinedUtc = isOn ? job.Attempt.WrittenUtc ?? scope.NowUtc : null;
        return Task.CompletedTask;
    }

    public FindingEventKind Writes => FindingEventKind.SettingWritten;

    public Task<List<Finding>> MovedByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) =>
        db.Findings.AsTracking().Where(f => f.Id == attempt.FindingId).ToListAsync(cancellationToken);

    public Task<List<Finding>> FollowAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) =>
        Task.FromResult(new List<Finding>());

    public void Restore(WriteScope scope, RemediationAttempt undo, Finding finding)
    {
    }

    public void LookAgain(WriteScope scope, AttemptJob job) => OffenceBook.Review(scope, job.Principal.Id, look: true);

    public string UndoneText(AttemptJob job, string what) =>
        $"The quarantine was released: {Quarantine.PolicyName} is gone from {job.Principal.Name}, and nothing else was touched. IAM needs up to a few minutes until every request knows it.";

    public string? NextStep(AwsFault fault) => fault switch
    {
        { Code: "UnmodifiableEntity" } => "Only AWS may change this role. Use the text to copy.",
        { Kind: AwsFaultKind.Denied } => "The console's role lacks the right: deploy its template with AllowQuarantine, or use the text to copy.",
        { Kind: AwsFaultKind.Missing } => "The user or role was deleted, or made again under another path. If it is gone, settle the finding.",
        { Code: "LimitExceeded" } => "Its inline policies are as long as IAM allows. Remove one by hand, or use the text to copy.",
        { Kind: AwsFaultKind.Invalid } => "Use the text to copy, and tell the console's maintainers.",
        _ => null,
    };

    private static PrincipalRef Reference(AttemptJob job) => Reference(job.Principal)
        ?? throw new InvalidOperationException($"No policy can be put on {job.Principal.Arn}; the guard comes before an attempt.");
}
