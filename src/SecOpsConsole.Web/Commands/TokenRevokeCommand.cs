namespace SecOpsConsole.Web.Commands;

/// <summary>Revokes a token of the API.</summary>
internal sealed class TokenRevokeCommand : ICommand
{
    public string Name => "token revoke";
    public string Summary => "Revokes a bearer token of the API.";
    public string Help => """
        usage: SecOpsConsole.Web token revoke (--id ID | --name NAME)

        The next request with that token is refused; it cannot be given back, make another one. Where several tokens that are not
        revoked have the name, the id is asked for. It is in the audit record as done by the operator.

        exit codes: 0 done, or so already, 1 refused and nothing changed, 2 the arguments or the configuration cannot be used
        """;

    public Task<int> RunAsync(string[] args, CommandContext context) => AccessCommand.ChangeAsync(this, AccessVerb.RevokeToken, null, args, context);
}
