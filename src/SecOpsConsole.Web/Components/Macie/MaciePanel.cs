using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>
/// A list of what Macie has in one place. It is read from AWS when it is opened, after each command and when somebody asks, not after every change in
/// the store: AWS limits the calls.
/// </summary>
public abstract class MaciePanel<T> : DeskPage
{
    [Inject] protected IMacieGateway Gateway { get; set; } = default!;

    [Inject] protected MacieDesk Macie { get; set; } = default!;

    [Parameter, EditorRequired] public MaciePlace Place { get; set; }

    /// <summary>Whether the buttons that change something are shown.</summary>
    [Parameter] public bool MayChange { get; set; }

    /// <summary>Null until it was read.</summary>
    protected IReadOnlyList<T>? Rows { get; private set; }

    /// <summary>Why AWS did not give the list.</summary>
    protected string? Fault { get; private set; }

    protected override bool Concerns(Change change) => false;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected abstract Task<AwsAnswer<IReadOnlyList<T>>> ListAsync(CancellationToken cancellationToken);

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var answer = await ListAsync(cancellationToken);
        (Rows, Fault) = answer.IsOk ? (answer.Value, null) : (Rows, MacieWords.Of(answer.Fault, Place, "Nothing was changed."));
    }

    /// <summary>Runs a command; true when it was accepted. A refusal stays where it is: in the open dialog, or in the corner when there is none.</summary>
    protected async Task<bool> DoAsync(Func<Caller, CancellationToken, Task<DeskResult>> command, bool inDialog)
    {
        var result = await AskAsync(command);
        if (result is { IsAccepted: true })
        {
            Problem = null;
            Snackbar.Done(result.Message);
            await LoadAsync(blank: false);
            return true;
        }

        Problem = result?.Message ?? Problem;
        if (!inDialog && Problem is { } problem)
        {
            Snackbar.Failed(problem);
        }

        return false;
    }
}
