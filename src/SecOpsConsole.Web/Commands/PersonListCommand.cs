namespace SecOpsConsole.Web.Commands;

/// <summary>Lists who may sign in.</summary>
internal sealed class PersonListCommand : ICommand
{
    public string Name => "person list";
    public string Summary => "Lists the people, their roles and whether they have access.";
    public string Help => """
        usage: SecOpsConsole.Web person list

        Prints id, name, role, when they were added, and "active" or when access was ended, parted by tabs, in UTC, below a line with
        these words; at most 1000 people, the oldest first.

        exit codes: 0 listed, 1 the store cannot be read, 2 the arguments or the configuration cannot be used
        """;

    public Task<int> RunAsync(string[] args, CommandContext context) => AccessCommand.ListAsync(this, AccessVerb.ListPeople, args, context);
}
