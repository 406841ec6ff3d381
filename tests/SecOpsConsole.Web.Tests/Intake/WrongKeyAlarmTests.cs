using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Web.Intake;

namespace SecOpsConsole.Web.Tests.Intake;

public sealed class WrongKeyAlarmTests
{
    [Fact]
    public void The_first_wrong_key_is_reported_at_once_and_the_rest_by_the_minute()
    {
        var (time, log) = (new HandClock(), new Notes());
        using var alarm = new WrongKeyAlarm(time, log);
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        context.Request.Headers[WebhookKeys.Header] = "the-wrong-key";
        for (var i = 0; i < 1000; i++)
        {
            alarm.Record(context);
        }

        Assert.Single(log.Lines);
        time.PassMinute();
        Assert.Equal(2, log.Lines.Count);
        Assert.Contains("999 more", log.Lines[1], StringComparison.Ordinal);
        time.PassMinute();
        alarm.Record(context);
        Assert.Equal(3, log.Lines.Count);
        Assert.All(log.Lines, line => Assert.StartsWith("Warning", line, StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain("the-wrong-key", line, StringComparison.Ordinal));
    }

    private sealed class Notes : ILogger<WrongKeyAlarm>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");
    }

    /// <summary>A clock whose timers run when the test says that their time has come.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<HandTimer> _timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HandTimer(() => callback(state));
            _timers.Add(timer);
            return timer;
        }

        public void PassMinute()
        {
            var due = _timers.Where(timer => !timer.Gone).ToList();
            _timers.Clear();
            due.ForEach(timer => timer.Run());
        }
    }

    private sealed class HandTimer(Action run) : ITimer
    {
        public bool Gone { get; private set; }

        public void Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => Gone = true;

        public ValueTask DisposeAsync()
        {
            Gone = true;
            return ValueTask.CompletedTask;
        }
    }
}
