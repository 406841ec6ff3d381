namespace SecOpsConsole.Web.Commands;

/// <summary>Runs the console until it is told to stop.</summary>
internal sealed class ServeCommand : ICommand
{
    public string Name => "serve";
    public string Summary => "Runs the console (the default).";
    public string Help => """
        usage: SecOpsConsole.Web [serve] [--urls ADDRESS] [--Section:Key VALUE ...]

        Runs the console until SIGTERM or Ctrl+C. Settings come from appsettings.json, the
        environment (Section__Key) and the command line; docs/configuration.md lists them.

        exit codes: 0 stopped in order, 1 failed while running, 2 the configuration cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        await using var app = await ConsoleApp.BuildAsync(args, context);
        await app.StartAsync(context.Stop);
        await context.Output.WriteLineAsync(app.Banner());
        await app.WaitForShutdownAsync(context.Stop);
        // A service that died has stopped the host: whoever restarts processes must see that it was no orderly end.
        return app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true })
            ? CommandLine.Failure
            : CommandLine.Success;
    }
}
