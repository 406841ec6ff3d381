using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The mode of a row, and the resume of an account, by the Desk.</summary>
public sealed partial class BucketsPage
{
    private Task SetModeAsync(string? reason)
    {
        var (bucket, mode) = _asked!.Value;
        return FinishAsync((caller, ct) => Desk.SetModeAsync(new BucketId(bucket.Id), mode, reason, caller, ct));
    }

    private Task ResumeAccountAsync(string? reason) =>
        FinishAsync((caller, ct) => Desk.ResumeAccountAsync(_askedAccount!.AccountId, reason, caller, ct));

    private async Task FinishAsync(Func<Caller, CancellationToken, Task<DeskResult>> command)
    {
        var result = await AskAsync(command);
        if (result is { Outcome: DeskOutcome.Accepted or DeskOutcome.Requested })
        {
            Close();
            Tell(result);
            await LoadAsync(blank: false);
        }
        else
        {
            Problem = result?.Message ?? Problem;
        }
    }

    private void Close() => (_asked, _askedAccount, Problem) = (null, null, null);
}
