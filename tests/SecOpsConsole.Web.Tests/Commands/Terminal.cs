using SecOpsConsole.Web.Commands;

namespace SecOpsConsole.Web.Tests.Commands;

/// <summary>Runs verbs as the program does, with streams of its own.</summary>
internal sealed class Terminal(params (string Key, string? Value)[] settings)
{
    public string Environment { get; init; } = "Staging";

    public string Input { get; init; } = "";

    public async Task<Ended> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(args, new CommandContext
        {
            Input = new StringReader(Input),
            Output = output,
            Error = error,
            Environment = Environment,
            Settings = settings.ToDictionary(s => s.Key, s => s.Value),
            Stop = TestContext.Current.CancellationToken,
        });
        return new Ended(code, output.ToString(), error.ToString());
    }

    internal sealed record Ended(int Code, string Output, string Error);
}
