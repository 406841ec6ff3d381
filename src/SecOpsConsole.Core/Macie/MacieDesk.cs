using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.Macie;

/// <summary>
/// The commands for Macie. Each is checked against the role of now and written into the audit record before AWS is called, and again with what AWS
/// answered; when the first row cannot be written, nothing is asked. What Macie has is read from the port.
/// </summary>
public sealed class MacieDesk
{
    /// <summary>Characters of a text that an identifier is tested on, as AWS takes them.</summary>
    public const int LongestSample = 1000;

    private readonly DeskFloor _floor;
    private readonly IMacieGateway _macie;

    internal MacieDesk(DeskFloor floor, IMacieGateway macie) => (_floor, _macie) = (floor, macie);

    /// <summary>Enables Macie in a place (Administrator): AWS bills for it from now on.</summary>
    public Task<DeskResult> EnableAsync(MaciePlace place, string? reason, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(new MacieAct(caller, Right.SetMacie, place, "to be enabled", "Macie is enabled") { Reason = reason }, ct => _macie.EnableAsync(place, ct), cancellationToken);

    /// <summary>Creates a classification job (Analyst).</summary>
    public Task<DeskResult> CreateJobAsync(MaciePlace place, MacieJobOrder order, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.OperateMacie, place, $"for the job {order.Name} on {MacieWords.Targets(order)}", $"The job {order.Name} was created")
            {
                Problem = MacieRules.ProblemOf(order),
            },
            ct => _macie.CreateJobAsync(place, order, ct), cancellationToken);

    /// <summary>Pauses, resumes or cancels a job (Analyst).</summary>
    public Task<DeskResult> ChangeJobAsync(MaciePlace place, string jobId, string name, MacieJobChange change, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.OperateMacie, place, $"to {MacieWords.Verb(change)} the job {name}", $"The job {name} was {MacieWords.Done(change)}"),
            ct => _macie.ChangeJobAsync(place, jobId, change, ct), cancellationToken);

    /// <summary>Creates a custom data identifier (Analyst). <paramref name="token"/> makes sending it twice the same as once.</summary>
    public Task<DeskResult> CreateIdentifierAsync(MaciePlace place, MacieIdentifierDraft draft, string token, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.OperateMacie, place, $"for the custom data identifier {draft.Name}", $"The custom data identifier {draft.Name} was created")
            {
                Problem = MacieRules.ProblemOf(draft),
            },
            ct => _macie.CreateIdentifierAsync(place, draft, token, ct), cancellationToken);

    /// <summary>Deletes a custom data identifier (Analyst); jobs that use it go on.</summary>
    public Task<DeskResult> DeleteIdentifierAsync(MaciePlace place, MacieItem identifier, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.OperateMacie, place, $"to delete the custom data identifier {identifier.Name}", $"The custom data identifier {identifier.Name} was deleted"),
            ct => _macie.DeleteIdentifierAsync(place, identifier.Id, ct), cancellationToken);

    /// <summary>Creates an allow list (Analyst).</summary>
    public Task<DeskResult> CreateAllowListAsync(MaciePlace place, MacieAllowListDraft draft, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.OperateMacie, place, $"for the allow list {draft.Name}", $"The allow list {draft.Name} was created")
            {
                Problem = MacieRules.ProblemOf(draft),
            },
            ct => _macie.CreateAllowListAsync(place, draft, ct), cancellationToken);

    /// <summary>Deletes an allow list (Analyst); a job that uses it keeps it from being deleted.</summary>
    public Task<DeskResult> DeleteAllowListAsync(MaciePlace place, MacieItem list, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.OperateMacie, place, $"to delete the allow list {list.Name}", $"The allow list {list.Name} was deleted"),
            ct => _macie.DeleteAllowListAsync(place, list.Id, ct), cancellationToken);

    /// <summary>Creates a suppression rule (Administrator): Macie archives what matches from now on, and nobody is told of it.</summary>
    public Task<DeskResult> CreateRuleAsync(
        MaciePlace place, string name, string reason, IReadOnlyList<MacieCondition> conditions, string token, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.SetMacie, place, $"for the suppression rule {name}: {MacieWords.Conditions(conditions)}", $"The suppression rule {name} was created")
            {
                Reason = reason,
                Problem = MacieRules.ProblemOf(name, reason, conditions),
            },
            ct => _macie.CreateSuppressionRuleAsync(place, name, MacieRules.Description(reason), conditions, token, ct), cancellationToken);

    /// <summary>Deletes a suppression rule (Administrator); what it archived stays archived.</summary>
    public Task<DeskResult> DeleteRuleAsync(MaciePlace place, MacieSuppressionRule rule, string? reason, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.SetMacie, place, $"to delete the suppression rule {rule.Name}: {MacieWords.Conditions(rule.Conditions)}", $"The suppression rule {rule.Name} was deleted")
            {
                Reason = reason,
            },
            ct => _macie.DeleteSuppressionRuleAsync(place, rule.Id, ct), cancellationToken);

    /// <summary>Asks for a sample finding of every type (Analyst). They arrive as events, are marked as samples, and nothing is done about them.</summary>
    public Task<DeskResult> CreateSamplesAsync(MaciePlace place, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            new MacieAct(caller, Right.OperateMacie, place, "for sample findings", "Macie makes a sample finding of every type; they arrive as events"),
            ct => _macie.CreateSamplesAsync(place, ct), cancellationToken);

    /// <summary>How often a draft matches in a text (Analyst). The text goes to AWS, is recorded nowhere, and so is nothing of it.</summary>
    public async Task<DeskResult> TestIdentifierAsync(MaciePlace place, MacieIdentifierDraft draft, string text, Caller caller, CancellationToken cancellationToken)
    {
        if (await _floor.RefuseAsync(caller, Right.OperateMacie, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        var problem = MacieRules.ProblemOf(draft with { Name = "test" })
            ?? (text.Length is 0 or > LongestSample ? $"The text to test on has 1 to {LongestSample} characters." : null);
        if (problem is not null)
        {
            return new DeskResult(DeskOutcome.Invalid, $"{problem} Nothing was tested.");
        }

        var answer = await _macie.TestIdentifierAsync(place, draft, text, cancellationToken).ConfigureAwait(false);
        return answer.IsOk
            ? new DeskResult(DeskOutcome.Accepted, answer.Value == 1 ? "1 match." : $"{answer.Value} matches.")
            : MacieWords.Failed(answer.Fault, place, "Nothing was tested.");
    }

    /// <summary>Compares Macie's findings with ours now (Analyst), instead of at the next interval.</summary>
    public Task<DeskResult> ReconcileAsync(MaciePlace place, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.OperateMacie, null, (scope, _, _) =>
        {
            MacieReconcilePayload.Enqueue(scope, place);
            return Task.FromResult(new DeskResult(DeskOutcome.Accepted, $"Macie's findings of {place} are being compared with ours."));
        }, cancellationToken);

    private async Task<DeskResult> ActAsync<T>(MacieAct act, Func<CancellationToken, Task<AwsAnswer<T>>> call, CancellationToken cancellationToken)
    {
        var by = "";
        var asked = await _floor.RunAsync(act.Caller, act.Right, act.Reason, (scope, access, _) =>
        {
            if (act.Problem is { } problem)
            {
                return Task.FromResult(new DeskResult(DeskOutcome.Invalid, $"{problem} Nothing was changed."));
            }

            by = access.By;
            Timeline.TellConsole(scope, FindingEventKind.MacieChanged, new TransitionNote(by, $"Asks Macie of {act.Place} {act.What}.") { Reason = act.Reason });
            return Task.FromResult(new DeskResult(DeskOutcome.Accepted, ""));
        }, cancellationToken).ConfigureAwait(false);
        if (!asked.IsAccepted)
        {
            return asked;
        }

        var answer = await call(cancellationToken).ConfigureAwait(false);
        var result = answer.IsOk
            ? new DeskResult(DeskOutcome.Accepted, $"{act.Outcome} ({act.Place}).")
            : MacieWords.Failed(answer.Fault, act.Place, "Nothing was changed.");
        // What AWS did is done: the record of it is not given up because somebody closed the page.
        await _floor.Store.WriteAsync((scope, _) =>
        {
            Timeline.TellConsole(scope, FindingEventKind.MacieChanged, new TransitionNote("Amazon Macie", result.Message)
            {
                AwsRequestId = answer.RequestId ?? answer.Fault?.RequestId,
            });
            return Task.CompletedTask;
        }, CancellationToken.None).ConfigureAwait(false);
        return result;
    }
}
