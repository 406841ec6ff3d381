using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>
/// Classification jobs: list, create, pause, resume, cancel. While one runs, the list is read again now and then. AWS takes one new job every 10 seconds:
/// the time until the next one is counted down where it can be seen.
/// </summary>
public sealed partial class JobsPanel
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private JobChoices? _choices;
    private bool _reading;
    private int _wait;
    private MacieJob? _cancelling;

    protected override Task<AwsAnswer<IReadOnlyList<MacieJob>>> ListAsync(CancellationToken cancellationToken) => Gateway.ListJobsAsync(Place, cancellationToken);

    protected override Task<AwsAnswer<MacieJobDetail>> ReadOneAsync(string id, CancellationToken cancellationToken) => Gateway.ReadJobAsync(Place, id, cancellationToken);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            await Task.WhenAll(GlanceAsync(), CountDownAsync());
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

    private async Task GlanceAsync()
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

    private async Task CountDownAsync()
    {
        while (true)
        {
            Count();
            await Task.Delay(Tick, Clock, Gone);
        }
    }

    private void Count()
    {
        var seconds = (int)Math.Ceiling(Math.Max(0, Gateway.JobWait(Place).TotalSeconds));
        if (seconds != _wait)
        {
            _wait = seconds;
            StateHasChanged();
        }
    }

    /// <summary>What the dialog offers is read when it opens, and what is missing when somebody tries again.</summary>
    private async Task ReadChoicesAsync()
    {
        var before = _choices;
        _reading = true;
        Problem = null;
        try
        {
            var read = await JobChoices.ReadAsync(Gateway, Place, before, Gone);
            if (ReferenceEquals(_choices, before))
            {
                _choices = read;
            }
        }
        finally
        {
            _reading = false;
        }
    }

    private async Task CreateAsync(MacieJobOrder order)
    {
        var created = await DoAsync((caller, ct) => Macie.CreateJobAsync(Place, order, caller, ct), inDialog: true);
        Count();
        if (created)
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
