using SecOpsConsole.Fault.Tests.Stage;

namespace SecOpsConsole.Fault.Tests.Clocks;

/// <summary>People and robots at work while the clock moves: buckets that are exposed and closed again, over and over.</summary>
internal sealed class ClockLoad : IAsyncDisposable
{
    /// <summary>A load, not a flood: whoever is slow, because each look at a moved clock reads a file, gets time to catch up.</summary>
    private const int MostPending = 12;
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(120);
    private readonly CancellationTokenSource _stop = new();
    private readonly AwsStage _aws;
    private readonly IReadOnlyList<string> _buckets;
    private readonly Func<int> _waiting;
    private readonly Task _work;

    /// <param name="aws">Where they work.</param>
    /// <param name="buckets">On which buckets.</param>
    /// <param name="waiting">How much the console has still to do.</param>
    public ClockLoad(AwsStage aws, IReadOnlyList<string> buckets, Func<int> waiting)
    {
        (_aws, _buckets, _waiting) = (aws, buckets, waiting);
        _work = Task.Run(RunAsync);
    }

    public int Puts { get; private set; }

    /// <summary>Ends the load with every bucket closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        foreach (var bucket in _buckets)
        {
            await _aws.PutPolicyAsync(bucket, PolicyTexts.Good(bucket));
        }

        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var bucket = _buckets[Puts % _buckets.Count];
            var round = Puts / _buckets.Count;
            await _aws.PutPolicyAsync(bucket, round % 2 == 0 ? PolicyTexts.Weak(bucket) : PolicyTexts.FixedByHand(bucket));
            Puts++;
            do
            {
                await Task.Delay(s_pace);
            }
            while (await _aws.PendingDeliveriesAsync() + _waiting() > MostPending && !_stop.IsCancellationRequested);
        }
    }
}
