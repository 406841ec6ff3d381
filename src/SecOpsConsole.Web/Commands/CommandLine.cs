namespace SecOpsConsole.Web.Commands;

/// <summary>Chooses the verb: none means serve, an unknown one means help and exit code 2.</summary>
public static class CommandLine
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Unusable = 2;

    private static readonly ICommand[] All = [new ServeCommand()];

    public static async Task<int> RunAsync(string[] args, CommandContext context)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && !AsksForHelp(args[0])))
        {
            return await new ServeCommand().RunAsync(args, context);
        }

        if (AsksForHelp(args[0]) || args[0] == "help")
        {
            await context.Output.WriteLineAsync(Overview());
            return Success;
        }

        var command = All.FirstOrDefault(c => args.Take(c.Name.Split(' ').Length).SequenceEqual(c.Name.Split(' ')));
        if (command is null)
        {
            await context.Error.WriteLineAsync($"There is no verb \"{args[0]}\". Nothing was done.{Environment.NewLine}{Overview()}");
            return Unusable;
        }

        var rest = args[command.Name.Split(' ').Length..];
        if (rest.Any(AsksForHelp))
        {
            await context.Output.WriteLineAsync(command.Help);
            return Success;
        }

        return await command.RunAsync(rest, context);
    }

    private static bool AsksForHelp(string arg) => arg is "--help" or "-h" or "-?";

    private static string Overview() => string.Join(Environment.NewLine,
        ["usage: SecOpsConsole.Web [VERB] [ARGUMENTS]", "", .. All.Select(c => $"  {c.Name,-14} {c.Summary}"), "", "VERB --help tells more."]);
}
