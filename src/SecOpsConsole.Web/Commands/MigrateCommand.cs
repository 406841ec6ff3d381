namespace SecOpsConsole.Web.Commands;

/// <summary>Brings the store's schema up to date and ends.</summary>
internal sealed class MigrateCommand : ICommand
{
    public string Name => "migrate";
    public string Summary => "Creates the store or brings its schema up to date, and ends.";
    public string Help => """
        usage: SecOpsConsole.Web migrate

        The server does the same when it starts; this does it beforehand. Stop the server first.

        exit codes: 0 up to date, 1 not possible, 2 the configuration cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        if (args.Length > 0)
        {
            await context.Error.WriteLineAsync($"migrate takes no arguments. Nothing was changed.\n\n{Help}");
            return CommandLine.Unusable;
        }

        var storage = CommandSettings.Storage(context);
        await using (await OfflineStore.OpenAsync(storage, context.Stop))
        {
            await context.Output.WriteLineAsync($"The store in {storage.Directory} is up to date.");
        }

        return CommandLine.Success;
    }
}
