using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>Classification jobs: list, create, pause, resume, cancel. While one runs, the list is read again now and then.</summary>
public sealed partial class JobsPanel
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, MacieJobDetail> _details = [];
    private JobChoices? _choices;
    private MacieJob? _cancelling;

    protected override Task<AwsAnswer<IReadOnlyList<MacieJob>>> ListAsync(CancellationToken cancellationToken) => Gateway.ListJobsAsync(Place, cancellationToken);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            while (true)
            {
                await Task.Delay(Glance, Clock, Gone);
                if (Rows?.Any(job => job.State == MacieJobState.Running) == true)
                {
                    await LoadAsync(blank: false);
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page has gone.
        }
    }

    private static string TargetsOf(MacieJob job) => job.Buckets switch
    {
        [] => job.ByCriteria ? "buckets by tag" : "no bucket",
        [var only] => only,
        [var first, ..] all => $"{first} and {all.Count - 1} more",
    };

    private async Task DetailAsync(MacieJob job)
    {
        if (!_details.ContainsKey(job.Id) && await Gateway.ReadJobAsync(Place, job.Id, Gone) is { IsOk: true } answer)
        {
            _details[job.Id] = answer.Value;
        }
    }

    /// <summary>What the dialog offers is read when it opens.</summary>
    private async Task OpenAsync()
    {
        var coverage = await Gateway.ListCoverageAsync(Place, Gone);
        var managed = await Gateway.ListManagedIdentifiersAsync(Place, Gone);
        var custom = await Gateway.ListIdentifiersAsync(Place, Gone);
        var lists = await Gateway.ListAllowListsAsync(Place, Gone);
        Problem = null;
        _choices = new JobChoices(
            [.. (coverage.Value ?? []).Select(bucket => bucket.Bucket)], [.. (managed.Value ?? []).Select(identifier => identifier.Id)], custom.Value ?? [], lists.Value ?? []);
    }

    private async Task CreateAsync(MacieJobOrder order)
    {
        if (await DoAsync((caller, ct) => Macie.CreateJobAsync(Place, order, caller, ct), inDialog: true))
        {
            Close();
        }
    }

    private Task ChangeAsync(MacieJob job, MacieJobChange change) =>
        DoAsync((caller, ct) => Macie.ChangeJobAsync(Place, job.Id, job.Name, change, caller, ct), inDialog: false);

    private async Task CancelJobAsync()
    {
        var job = _cancelling!;
        if (await DoAsync((caller, ct) => Macie.ChangeJobAsync(Place, job.Id, job.Name, MacieJobChange.Cancel, caller, ct), inDialog: true))
        {
            Close();
        }
    }

    private void Close() => (_choices, _cancelling, Problem) = (null, null, null);
}
