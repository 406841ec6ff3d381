using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The mode of a row, by the Desk.</summary>
public sealed partial class BucketsPage
{
    private async Task SetModeAsync(string? reason)
    {
        var (bucket, mode) = _asked!.Value;
        var result = await AskAsync((caller, ct) => Desk.SetModeAsync(new BucketId(bucket.Id), mode, reason, caller, ct));
        if (result is { IsAccepted: true })
        {
            Close();
            Snackbar.Done(result.Message);
            await LoadAsync(blank: false);
        }
        else
        {
            Problem = result?.Message ?? Problem;
        }
    }

    private void Close() => (_asked, Problem) = (null, null);
}
