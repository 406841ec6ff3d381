namespace SecOpsConsole.Web.Commands;

/// <summary>Lists the tokens of the API.</summary>
internal sealed class TokenListCommand : ICommand
{
    public string Name => "token list";
    public string Summary => "Lists the API's tokens, without their secrets.";
    public string Help => """
        usage: SecOpsConsole.Web token list

        Prints id, name, role, when and by whom it was made, when it was last used (to the hour), and "active" or when it was revoked,
        parted by tabs, in UTC, below a line with these words. Nobody can show the token itself again.

        exit codes: 0 listed, 1 the store cannot be read, 2 the arguments or the configuration cannot be used
        """;

    public Task<int> RunAsync(string[] args, CommandContext context) => AccessCommand.ListAsync(this, AccessVerb.ListTokens, args, context);
}
