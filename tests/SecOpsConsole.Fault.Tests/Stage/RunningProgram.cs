using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SecOpsConsole.Fault.Tests.Stage;

/// <summary>A program of ours as a process of its own: it can be killed, stopped or traced without touching anything else.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(180);
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(Process process) => _process = process;

    public string Address { get; private set; } = "";

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines.TakeLast(60));
            }
        }
    }

    /// <summary>The process id of the program itself: with another one in front, such as strace, that is its child.</summary>
    public int ProcessId
    {
        get
        {
            var id = _process.Id;
            return File.ReadAllText($"/proc/{id}/comm").Trim() == "strace"
                ? int.Parse(File.ReadAllText($"/proc/{id}/task/{id}/children").Trim().Split(' ')[0], CultureInfo.InvariantCulture)
                : id;
        }
    }

    /// <summary>Starts it, with a program in front such as strace, and waits for the line that carries its address.</summary>
    /// <param name="assembly">A file beside these tests, such as SecOpsConsole.Web.dll.</param>
    /// <param name="lineStart">How the line with the address begins.</param>
    /// <param name="arguments">The program's.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="front">A command that starts it.</param>
    public static async Task<RunningProgram> StartAsync(
        string assembly, string lineStart, string[] arguments, IReadOnlyDictionary<string, string> settings, params string[] front)
    {
        string[] command = [.. front, "dotnet", Path.Combine(AppContext.BaseDirectory, assembly), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var program = new RunningProgram(new Process { StartInfo = start, EnableRaisingEvents = true });
        program._process.OutputDataReceived += (_, line) => program.Read(line.Data, lineStart);
        program._process.ErrorDataReceived += (_, line) => program.Read(line.Data, lineStart);
        program._process.Exited += (_, _) => program._address.TrySetException(new InvalidOperationException($"{assembly} ended early:\n{program.Output}"));
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        program.Address = await program._address.Task.WaitAsync(s_patience);
        return program;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Any signal, such as TERM, STOP or CONT.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end and returns the exit code.</summary>
    public async Task<int> ExitAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The program did not end.\n{Output}");
        }

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
