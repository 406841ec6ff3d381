using System.Diagnostics;
using System.Globalization;

namespace SecOpsConsole.Fault.Tests.Faults;

/// <summary>System calls of a running process fail (strace's injection) until this is disposed.</summary>
internal sealed class FailingCalls : IAsyncDisposable
{
    private const string Missing = "strace is not installed: what happens when the disk fails was NOT shown. Install it with `apt-get install strace`.";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Process _strace;

    private FailingCalls(Process strace) => _strace = strace;

    /// <param name="processId">The process, with all its threads.</param>
    /// <param name="calls">Names with commas.</param>
    /// <param name="error">What each of them answers, such as EIO.</param>
    public static async Task<FailingCalls> OfAsync(int processId, string calls, string error)
    {
        if (!File.Exists("/usr/bin/strace"))
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), Missing);
            Assert.Skip(Missing);
        }

        var start = new ProcessStartInfo("/usr/bin/strace",
            ["-f", "-o", "/dev/null", "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}", "-p", processId.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
        };
        var attached = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var strace = new Process { StartInfo = start, EnableRaisingEvents = true };
        strace.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text && text.Contains("attached", StringComparison.Ordinal))
            {
                attached.TrySetResult(text);
            }
        };
        strace.Exited += (_, _) => attached.TrySetException(new InvalidOperationException("strace could not attach to the console."));
        strace.Start();
        strace.BeginErrorReadLine();
        await attached.Task.WaitAsync(s_patience);
        return new FailingCalls(strace);
    }

    /// <summary>Lets go of the process, which lives on.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var interrupt = Process.Start("kill", ["-INT", _strace.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await interrupt.WaitForExitAsync();
        }

        await _strace.WaitForExitAsync().WaitAsync(s_patience);
        _strace.Dispose();
    }
}
