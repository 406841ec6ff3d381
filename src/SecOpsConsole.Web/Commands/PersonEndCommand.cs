namespace SecOpsConsole.Web.Commands;

/// <summary>Ends a person's access.</summary>
internal sealed class PersonEndCommand : ICommand
{
    public string Name => "person end";
    public string Summary => "Ends a person's access and sessions.";
    public string Help => """
        usage: SecOpsConsole.Web person end (--name NAME | --id ID)

        Whatever they ask for is refused at once. Sessions end, also one by a copied cookie: the next request asks to sign in, an open
        page within a minute. Sign-in links that were not used work no more. API tokens that they made go on: it says how many, see
        `token list` and `token revoke`. The last administrator is kept. What they did stays on record, and so does this, as done by
        the operator.

        exit codes: 0 done, or so already, 1 refused and nothing changed, 2 the arguments or the configuration cannot be used
        """;

    public Task<int> RunAsync(string[] args, CommandContext context) => AccessCommand.ChangeAsync(this, AccessVerb.EndPerson, null, args, context);
}
