using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Requests;

/// <summary>What shows requests and lets people decide them: ask what granting would do, show it, do it once.</summary>
public abstract class RequestPage : DeskPage
{
    [Inject] private RequestDesk RequestDesk { get; set; } = default!;
    [Inject] protected RequestQueries Queries { get; set; } = default!;

    /// <summary>The request that a dialog is about.</summary>
    protected RequestRow? Asked { get; private set; }
    protected RequestDeed Deed { get; private set; }
    protected RemediationPreview? Preview { get; private set; }

    /// <summary>Whoever looks at the page.</summary>
    protected long? Me { get; private set; }

    protected override bool Concerns(Change change) => change.Entity is ChangedEntity.Request or ChangedEntity.Bucket;

    protected override async Task OnInitializedAsync()
    {
        Me = (await CallerAsync()).PersonId;
        await base.OnInitializedAsync();
    }

    protected async Task AskAsync(RequestRow row, RequestDeed deed)
    {
        if (Busy || Asked is not null)
        {
            return;
        }
        if (deed == RequestDeed.Grant)
        {
            var answer = await AskAsync((caller, ct) => RequestDesk.PreviewAsync(new RequestId(row.Id), caller, ct));
            if (answer?.Preview is null)
            {
                Snackbar.Failed(answer?.Message ?? Problem ?? "");
                return;
            }
            Preview = answer.Preview with { Label = RequestWords.Grant(row.Kind), Effect = row.Kind == RequestKind.Approve ? row.Effect : answer.Preview.Effect };
        }
        (Asked, Deed, Problem) = (row, deed, null);
    }

    protected async Task DecideAsync(string? reason)
    {
        var id = new RequestId(Asked!.Id);
        var result = await AskAsync((caller, ct) => Deed switch
        {
            RequestDeed.Grant => RequestDesk.GrantAsync(id, reason, caller, ct),
            RequestDeed.Refuse => RequestDesk.RefuseAsync(id, reason, caller, ct),
            RequestDeed.Withdraw => RequestDesk.WithdrawAsync(id, reason, caller, ct),
        });
        if (result is null or { Outcome: DeskOutcome.Invalid })
        {
            Problem = result?.Message ?? Problem;
            return;
        }
        Close();
        Tell(result);
        await LoadAsync(blank: false);
    }

    protected void Close() => (Asked, Preview, Problem) = (null, null, null);
}
