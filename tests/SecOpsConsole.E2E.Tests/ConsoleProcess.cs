using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace SecOpsConsole.E2E.Tests;

/// <summary>The console as a process of its own, in Development with the sandbox, on free ports and a data directory of its own.</summary>
internal sealed partial class ConsoleProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly List<string> _output = [];
    private readonly Dictionary<string, string> _tokens = [];

    private ConsoleProcess(Process process, string folder) => (_process, _folder) = (process, folder);

    public string Address { get; private set; } = "";

    public string SignInLink { get; private set; } = "";

    public string Sandbox { get; private set; } = "";

    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <param name="settings">Environment variables of the console beside those that every one has.</param>
    public static async Task<ConsoleProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("secops-e2e-").FullName;
        var start = new ProcessStartInfo("dotnet", [Repository.WebAssembly, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in Settings(folder))
        {
            start.Environment[key] = value;
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var console = new ConsoleProcess(new Process { StartInfo = start }, folder);
        console._process.OutputDataReceived += (_, line) => console.Read(line.Data);
        console._process.ErrorDataReceived += (_, line) => console.Read(line.Data);
        console._process.Start();
        console._process.BeginOutputReadLine();
        console._process.BeginErrorReadLine();
        await Eventually.IsTrueAsync(
            () => console is { SignInLink.Length: > 0, Sandbox.Length: > 0 } || console._process.HasExited,
            "the console to print its addresses",
            () => console.Output);
        Assert.False(console._process.HasExited, console.Output);
        console.Address = new Uri(console.SignInLink).GetLeftPart(UriPartial.Authority);
        return console;
    }

    /// <summary>Runs a verb of the same program against the same data directory; what it printed, without the last line end.</summary>
    public async Task<string> VerbAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.WebAssembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (var (key, value) in Settings(_folder))
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = (await process.StandardOutput.ReadToEndAsync()).TrimEnd();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}: exit code {process.ExitCode}\n{await error}");
        return output;
    }

    /// <summary>A client of the API with a token of the role given.</summary>
    public async Task<HttpClient> ApiAsync(string role)
    {
        if (!_tokens.TryGetValue(role, out var token))
        {
            _tokens[role] = token = await VerbAsync("token", "create", "--role", role, "--name", "e2e-" + role);
        }

        var http = new HttpClient { BaseAddress = new Uri(Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, string> Settings(string folder) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["Data__Directory"] = Path.Combine(folder, "data"),
        ["Sandbox__Port"] = "0",
    };

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        if (SignInAddress().Match(line) is { Success: true } link)
        {
            SignInLink = link.Value;
        }
        else if (line.Contains("andbox", StringComparison.Ordinal) && LoopbackAddress().Match(line) is { Success: true } endpoint)
        {
            Sandbox = endpoint.Value;
        }
    }

    [GeneratedRegex(@"http://\S+/sign-in/\S+")]
    private static partial Regex SignInAddress();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex LoopbackAddress();
}
