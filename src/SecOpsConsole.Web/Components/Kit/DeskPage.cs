using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Components.Kit;

/// <summary>
/// A page from which somebody decides. One click is one call of the Desk: the buttons are off while it runs, and what it answers
/// is shown; nothing is assumed to have worked.
/// </summary>
public abstract class DeskPage : LivePage
{
    [Inject] protected AnalystDesk Desk { get; set; } = default!;
    [Inject] protected Snackbar Snackbar { get; set; } = default!;
    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>A call of the Desk is under way.</summary>
    protected bool Busy { get; private set; }

    /// <summary>What a dialog says when its command was not accepted and it stays open.</summary>
    protected string? Problem { get; set; }

    /// <summary>Asks the Desk as whoever is signed in; null when there was no answer (then <see cref="Problem"/> says why).</summary>
    protected async Task<T?> AskAsync<T>(Func<Caller, CancellationToken, Task<T>> command) where T : class
    {
        if (Busy)
        {
            return null;
        }
        (Busy, Problem) = (true, null);
        StateHasChanged();
        try
        {
            // Not cancelled when the page goes: what somebody clicked is done, or refused, whole.
            return await command(await CallerAsync(), CancellationToken.None);
        }
        catch (StoreBusyException busy)
        {
            Problem = busy.Message;
            return null;
        }
        finally
        {
            Busy = false;
        }
    }

    /// <summary>Says how a command ended: done, with its undo where it has one, or waiting for a second person, or refused.</summary>
    protected void Tell(DeskResult result)
    {
        switch (result)
        {
            case { Outcome: DeskOutcome.Requested }:
                Snackbar.Tell(result.Message);
                break;
            case { IsAccepted: true, DecisionId: { } decision }:
                Snackbar.Done(result.Message, () => InvokeAsync(() => UndoDecisionAsync(decision)));
                break;
            case { IsAccepted: true }:
                Snackbar.Done(result.Message);
                break;
            default:
                Snackbar.Failed(result.Message);
                break;
        }
    }

    /// <summary>Takes back a decision that wrote nothing to AWS, with one click.</summary>
    private async Task UndoDecisionAsync(long decisionId)
    {
        if (await AskAsync((caller, ct) => Desk.UndoDecisionAsync(decisionId, null, caller, ct)) is not { } result)
        {
            Snackbar.Failed(Problem ?? "Nothing was changed. Try the undo in the list of actions.");
            return;
        }
        Tell(result);
        await LoadAsync(blank: false);
        StateHasChanged();
    }

    /// <summary>Whether the signed-in role has a right: only for what is shown, the Desk asks again for every command.</summary>
    protected async Task<bool> SeemsAllowedAsync(Right right)
    {
        var user = Authentication is null ? null : (await Authentication).User;
        return user is not null && RoleRights.With(right).Any(role => user.IsInRole(role.ToString()));
    }

    /// <summary>The person behind the circuit; an unknown one gets the Desk's refusal like a disabled one.</summary>
    protected async Task<Caller> CallerAsync()
    {
        var user = Authentication is null ? null : (await Authentication).User;
        return (user is null ? null : ConsoleClaims.CallerOf(user)) ?? Caller.Person(0);
    }
}
