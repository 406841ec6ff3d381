using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Web.Components.Kit;

/// <summary>
/// A page or panel that shows what is in the store: subscribes, then loads, and reads again after changes that concern it,
/// at most every 250 ms. One dirty flag: however many changes come, one read answers them all.
/// </summary>
public abstract partial class LivePage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _gone = new();
    // A copy: the source's own Token throws once the page has been disposed, and late answers still ask for it.
    private readonly CancellationToken _token;
    private IDisposable? _subscription;
    private bool _dirty;
    private bool _reading;

    protected LivePage() => _token = _gone.Token;

    [Inject] private ChangeFeed Feed { get; set; } = default!;
    [Inject] private ILoggerFactory Loggers { get; set; } = default!;
    [Inject] protected TimeProvider Clock { get; set; } = default!;

    /// <summary>The first answer has not come yet.</summary>
    protected bool Loading { get; private set; } = true;

    /// <summary>A reference for the log when the last read failed; null when it succeeded.</summary>
    protected string? FailureReference { get; private set; }

    /// <summary>Cancelled when the page goes away.</summary>
    protected CancellationToken Gone => _token;

    /// <summary>Whether a committed change can alter what is shown.</summary>
    protected abstract bool Concerns(Change change);

    /// <summary>Reads what is shown. <paramref name="live"/>: because of a change, not because the reader went somewhere.</summary>
    protected abstract Task ReadAsync(bool live, CancellationToken cancellationToken);

    protected override void OnInitialized() => _subscription = Feed.Subscribe(OnChanges);

    /// <summary>Reads anew, as for another address; shows the loading state when <paramref name="blank"/>.</summary>
    protected async Task LoadAsync(bool blank = true)
    {
        Loading = blank;
        await GuardAsync(live: false);
        Loading = false;
    }

    /// <summary>For the button of the error state.</summary>
    protected Task RetryAsync() => LoadAsync();

    private void OnChanges(IReadOnlyList<Change> changes)
    {
        if (changes.Any(Concerns))
        {
            _ = InvokeAsync(MarkDirtyAsync);
        }
    }

    private async Task MarkDirtyAsync()
    {
        _dirty = true;
        if (_reading)
        {
            return;
        }
        _reading = true;
        try
        {
            while (_dirty && !_token.IsCancellationRequested)
            {
                _dirty = false;
                await GuardAsync(live: true);
                StateHasChanged();
                await Task.Delay(Spacing, Clock, _token);
            }
        }
        catch (OperationCanceledException) when (_token.IsCancellationRequested)
        {
            // The page has gone; nobody waits for the answer.
        }
        finally
        {
            _reading = false;
        }
    }

    private async Task GuardAsync(bool live)
    {
        try
        {
            await ReadAsync(live, _token);
            FailureReference = null;
        }
        catch (OperationCanceledException) when (_token.IsCancellationRequested)
        {
            // The page has gone; nobody waits for the answer.
        }
#pragma warning disable CA1031 // Whatever stopped the read, the page says so and offers to try again; the log has the rest.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            FailureReference = Guid.NewGuid().ToString("n")[..8];
            ReadFailed(Loggers.CreateLogger(GetType()), exception, FailureReference);
        }
    }

    [LoggerMessage(4091, LogLevel.Error, "A page could not read from the store; reference {Reference}.")]
    private static partial void ReadFailed(ILogger logger, Exception exception, string reference);

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _gone.CancelAsync();
        _gone.Dispose();
        await LeaveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a page gives back when it goes.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;
}
