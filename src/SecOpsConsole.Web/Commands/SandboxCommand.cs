using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Sandbox;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Commands;

/// <summary>Runs the AWS sandbox as a process of its own.</summary>
internal sealed class SandboxCommand : ICommand
{
    public string Name => "sandbox";
    public string Summary => "Runs the AWS sandbox as a process of its own.";
    public string Help => """
        usage: SecOpsConsole.Web sandbox [--port 4566] [--data DIRECTORY] [--seed demo|empty]

        Listens on 127.0.0.1 until SIGTERM or Ctrl+C; port 0 takes a free one. Its world is kept in the directory
        (default: sandbox/ in the console's data directory). Point a console at it with Aws__Endpoint, which in sandbox
        mode takes the place of the built-in one.

        exit codes: 0 stopped in order, 2 the arguments cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var parsed = CommandArguments.Parse(args, ["--port", "--data", "--seed"], out var problem);
        var seed = parsed?["--seed"] ?? "demo";
        if (parsed is null || parsed.Words.Count > 0 || seed is not ("demo" or "empty")
            || !int.TryParse(parsed["--port"] ?? "4566", NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535)
        {
            await context.Error.WriteLineAsync($"{(problem.Length > 0 ? problem : "An argument cannot be used.")} The sandbox did not start.\n\n{Help}");
            return CommandLine.Unusable;
        }

        var directory = parsed["--data"] is { } data ? Path.GetFullPath(data) : Path.Combine(CommandSettings.DataDirectory(context), "sandbox");
        PrivateFiles.CreateDirectory(directory);
        var options = new SandboxOptions { Port = port, DataDirectory = directory, Seed = seed };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        await using var server = await SandboxServer.StartAsync(options, TimeProvider.System, NullLoggerFactory.Instance, stop.Token);
        await context.Output.WriteLineAsync($"Sandbox  {server.Endpoint.ToString().TrimEnd('/')}");
        await context.Output.FlushAsync(stop.Token);
        await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return CommandLine.Success;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
