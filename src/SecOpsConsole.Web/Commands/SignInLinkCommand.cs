namespace SecOpsConsole.Web.Commands;

/// <summary>Makes a one-time sign-in link for a person.</summary>
internal sealed class SignInLinkCommand : ICommand
{
    public string Name => "sign-in-link";
    public string Summary => "Makes a one-time sign-in link for a person.";
    public string Help => """
        usage: SecOpsConsole.Web sign-in-link --name NAME --role Viewer|Analyst|Administrator|Approver|Auditor

        Prints the link, and nothing else, on standard output. It works once. A person of that name is added when there is
        none; one who has another role keeps it and gets no link: change the role first, with `person set-role`.

        exit codes: 0 made, 1 not made, 2 the arguments or the configuration cannot be used
        """;

    public Task<int> RunAsync(string[] args, CommandContext context) => SecretCommand.RunAsync(this, OperatorSocket.LinkPath, args, context);
}
