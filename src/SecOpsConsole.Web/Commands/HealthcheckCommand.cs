using SecOpsConsole.Web.Health;
using SecOpsConsole.Web.Start;

namespace SecOpsConsole.Web.Commands;

/// <summary>Asks the server on this machine whether it is ready: for containers, whose images have no curl.</summary>
internal sealed class HealthcheckCommand : ICommand
{
    public string Name => "healthcheck";
    public string Summary => "Asks the server on this machine whether it is ready.";
    public string Help => """
        usage: SecOpsConsole.Web healthcheck [--url ADDRESS]

        Without --url the address comes from the server's own settings (ASPNETCORE_URLS, urls).

        exit codes: 0 ready, 1 not ready or no answer within 4 s, 2 the arguments cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var parsed = CommandArguments.Parse(args, ["--url"], out var problem);
        var address = parsed is null ? null : parsed["--url"] ?? ListenAddress.FirstOf(CommandSettings.Load(context).Configuration);
        if (parsed is null || parsed.Words.Count > 0 || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            await context.Error.WriteLineAsync($"{problem}\n\n{Help}");
            return CommandLine.Unusable;
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var answer = await http.GetAsync(new Uri(uri, HealthEndpoints.Ready), context.Stop);
            await context.Output.WriteLineAsync(await answer.Content.ReadAsStringAsync(context.Stop));
            return answer.IsSuccessStatusCode ? CommandLine.Success : CommandLine.Failure;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await context.Error.WriteLineAsync($"The server at {address} does not answer.");
            return CommandLine.Failure;
        }
    }
}
