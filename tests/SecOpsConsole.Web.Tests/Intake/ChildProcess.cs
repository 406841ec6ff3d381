using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>The program as a process of its own, that can be killed without killing anything else.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process) => _process = process;

    public string Address { get; private set; } = "";

    /// <summary>Starts it, with a program in front such as strace, and waits for the line that carries its address.</summary>
    public static async Task<ChildProcess> StartAsync(string lineStart, string[] arguments, Dictionary<string, string> settings, params string[] front)
    {
        string[] command = [.. front, "dotnet", Path.Combine(AppContext.BaseDirectory, "SecOpsConsole.Web.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        child._process.OutputDataReceived += (_, line) => child.Read(line.Data, lineStart);
        child._process.ErrorDataReceived += (_, line) => child.Read(line.Data, lineStart);
        child._process.Exited += (_, _) => child._address.TrySetException(new InvalidOperationException("It ended early: " + child.Output()));
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        child.Address = await child._address.Task.WaitAsync(s_patience);
        return child;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an orchestrator stops it; the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Program()]);
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>The process id of the program: with another one in front, such as strace, that is its child.</summary>
    private string Program()
    {
        var id = _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return File.ReadAllText($"/proc/{id}/comm").Trim() == "strace" ? File.ReadAllText($"/proc/{id}/task/{id}/children").Trim() : id;
    }

    private string Output()
    {
        lock (_lines)
        {
            return string.Join('\n', _lines);
        }
    }

    private void Read(string? line, string lineStart)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        if (line.TrimStart().StartsWith(lineStart, StringComparison.Ordinal) && LoopbackAddress().Match(line) is { Success: true } address)
        {
            _address.TrySetResult(address.Value);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex LoopbackAddress();
}
