namespace SecOpsConsole.Web.Commands;

/// <summary>Makes a bearer token for the API.</summary>
internal sealed class TokenCreateCommand : ICommand
{
    public string Name => "token create";
    public string Summary => "Makes a bearer token for the API.";
    public string Help => """
        usage: SecOpsConsole.Web token create --role Viewer|Analyst|Administrator|Approver|Auditor --name NAME

        Prints the token, and nothing else, on standard output. It is shown this once; the console keeps only its hash.
        With a server running it is asked over its socket in the data directory; otherwise the store is opened.

        exit codes: 0 made, 1 not made, 2 the arguments or the configuration cannot be used
        """;

    public Task<int> RunAsync(string[] args, CommandContext context) => SecretCommand.RunAsync(this, OperatorSocket.TokenPath, args, context);
}
