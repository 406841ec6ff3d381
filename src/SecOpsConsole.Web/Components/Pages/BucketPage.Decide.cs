using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Mode and guards of the bucket, by the Desk.</summary>
public sealed partial class BucketPage
{
    private BucketId Id => new(_detail!.Bucket.Id);

    private Task SetModeAsync(string? reason) => FinishAsync((caller, ct) => Desk.SetModeAsync(Id, _asked!.Value, reason, caller, ct));

    private Task SetAutomaticActionAsync(string? reason) =>
        FinishAsync((caller, ct) => Desk.SetAutomaticActionAsync(Id, _askedAction!.Value, reason, caller, ct));

    private Task ResumeAsync() => FinishAsync((caller, ct) => Desk.ResumeAsync(Id, null, caller, ct));

    private Task LookAsync() => FinishAsync((caller, ct) => Desk.RequestLookAsync(Id, caller, ct));

    private async Task FinishAsync(Func<Caller, CancellationToken, Task<DeskResult>> command)
    {
        var result = await AskAsync(command);
        if (result is { IsAccepted: true })
        {
            Close();
            Snackbar.Done(result.Message);
            await LoadAsync(blank: false);
        }
        else if (_asked is not null || _askedAction is not null)
        {
            Problem = result?.Message ?? Problem;
        }
        else if ((result?.Message ?? Problem) is { } failure)
        {
            Snackbar.Failed(failure);
        }
    }

    private void Close() => (_asked, _askedAction, Problem) = (null, null, null);
}
