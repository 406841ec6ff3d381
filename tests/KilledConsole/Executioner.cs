using System.Diagnostics;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.KilledConsole;

/// <summary>
/// Knows for one bucket where the process is to die, follows the bucket's newest attempt through its states, and kills when the point is
/// reached. Until it is armed it does nothing.
/// </summary>
internal sealed class Executioner
{
    /// <summary>Long enough for the request to be with AWS, short enough to be before a slow answer.</summary>
    private static readonly TimeSpan s_onItsWay = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private KillPoint? _point;
    private long _attemptId;
    private AttemptStatus _status;
    private int _readBacks;

    public string? Bucket { get; private set; }

    public bool IsArmed => _point is not null;

    /// <param name="bucket">The only bucket whose attempts count.</param>
    /// <param name="point">Where to die.</param>
    /// <param name="newestAttempt">The bucket's newest attempt so far: only a newer one counts.</param>
    public void Arm(string bucket, KillPoint point, long newestAttempt)
    {
        lock (_lock)
        {
            (Bucket, _point, _attemptId, _status, _readBacks) = (bucket, point, newestAttempt, AttemptStatus.Verified, 0);
        }
    }

    /// <summary>What a transaction made of the bucket's newest attempt, before its commit; returns what is to be done right after the commit.</summary>
    public Action Committing(long attemptId, AttemptStatus status)
    {
        lock (_lock)
        {
            var (before, after) = PointsOf(attemptId, status);
            if (before is { } point)
            {
                DieAt(point);
            }

            (_attemptId, _status) = (attemptId, status);
            return after is { } later ? () => DieAt(later) : static () => { };
        }
    }

    public void Calling() => DieAt(KillPoint.BeforeCall);

    public void Called() => DieAt(KillPoint.AfterCall);

    /// <summary>Dies while the call is under way.</summary>
    public async Task DieDuringCallAsync()
    {
        if (_point == KillPoint.DuringCall)
        {
            await Task.Delay(s_onItsWay);
            DieAt(KillPoint.DuringCall);
        }
    }

    /// <summary>A read begins; it is a read-back when the attempt was written.</summary>
    public int Reading()
    {
        lock (_lock)
        {
            if (_status != AttemptStatus.Succeeded)
            {
                return 0;
            }

            _readBacks++;
            DieAtReadBack(KillPoint.BeforeFirstReadBack, _readBacks);
            return _readBacks;
        }
    }

    public void HasRead(int readBack) => DieAtReadBack(KillPoint.AfterFirstReadBack, readBack);

    private void DieAtReadBack(KillPoint first, int readBack)
    {
        if (readBack is >= 1 and <= 3)
        {
            DieAt(first + (2 * (readBack - 1)));
        }
    }

    private (KillPoint? Before, KillPoint? After) PointsOf(long attemptId, AttemptStatus status) => (attemptId > _attemptId, _status, status) switch
    {
        (true, _, AttemptStatus.Queued) => (KillPoint.BeforeAttemptRow, KillPoint.AfterAttemptRow),
        (false, AttemptStatus.Queued, AttemptStatus.InProgress) => (KillPoint.BeforeStartRow, KillPoint.AfterStartRow),
        (false, AttemptStatus.InProgress, AttemptStatus.Succeeded) => (KillPoint.BeforeWrittenRow, KillPoint.AfterWrittenRow),
        (false, AttemptStatus.Succeeded, AttemptStatus.Verified) => (KillPoint.BeforeResultRow, KillPoint.AfterResultRow),
        _ => (null, null),
    };

    private void DieAt(KillPoint point)
    {
        if (_point == point)
        {
            Console.WriteLine($"Killed   at {point}");
            Console.Out.Flush();
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
