namespace SecOpsConsole.Web.Commands;

/// <summary>Gives a person another role.</summary>
internal sealed class PersonSetRoleCommand : ICommand
{
    public string Name => "person set-role";
    public string Summary => "Gives a person another role and ends their sessions.";
    public string Help => """
        usage: SecOpsConsole.Web person set-role (--name NAME | --id ID) --role Viewer|Analyst|Administrator|Approver|Auditor

        The role counts at once. Sessions of that person end: the next request asks to sign in, an open page within a minute. They
        need a new sign-in link. The last administrator keeps the role. It is in the audit record as done by the operator.

        exit codes: 0 done, or so already, 1 refused and nothing changed, 2 the arguments or the configuration cannot be used
        """;

    public Task<int> RunAsync(string[] args, CommandContext context) => AccessCommand.ChangeAsync(this, AccessVerb.SetRole, "--role", args, context);
}
