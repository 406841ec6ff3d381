using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Commands;

/// <summary>Chooses the verb: none means serve, an unknown one means help and exit code 2.</summary>
public static class CommandLine
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Unusable = 2;

    private static readonly ICommand[] s_all =
    [
        new ServeCommand(), new MigrateCommand(), new TokenCreateCommand(), new TokenListCommand(), new TokenRevokeCommand(), new SignInLinkCommand(),
        new PersonListCommand(), new PersonSetRoleCommand(), new PersonEndCommand(), new PolicyCheckCommand(),
        new ReplayCommand(), new AuditVerifyCommand(), new AuditVerifyBundleCommand(), new AuditAdoptCommand(), new HealthcheckCommand(), new SandboxCommand(),
    ];

    public static async Task<int> RunAsync(string[] args, CommandContext context)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && !AsksForHelp(args[0])))
        {
            return await GuardedAsync(new ServeCommand(), args, context);
        }

        if (AsksForHelp(args[0]) || args[0] == "help")
        {
            await context.Output.WriteLineAsync(Overview());
            return Success;
        }

        var command = s_all.FirstOrDefault(c => args.Take(c.Name.Split(' ').Length).SequenceEqual(c.Name.Split(' ')));
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

        return await GuardedAsync(command, rest, context);
    }

    /// <summary>Failures that an operator can mend are words and an exit code, not a stack trace.</summary>
    private static async Task<int> GuardedAsync(ICommand command, string[] args, CommandContext context)
    {
        try
        {
            return await command.RunAsync(args, context);
        }
        catch (ConfigurationException e)
        {
            await context.Error.WriteLineAsync($"{command.Name} did not start: its configuration cannot be used. Nothing was changed.");
            foreach (var error in e.Errors)
            {
                await context.Error.WriteLineAsync($"  {error}");
            }

            await context.Error.WriteLineAsync("docs/configuration.md lists every setting.");
            return Unusable;
        }
        catch (StoreStartException e)
        {
            await context.Error.WriteLineAsync(e.Message);
            return Failure;
        }
        catch (StoreBusyException e)
        {
            await context.Error.WriteLineAsync(e.Message);
            return Failure;
        }
    }

    private static bool AsksForHelp(string arg) => arg is "--help" or "-h" or "-?";

    private static string Overview() => string.Join(Environment.NewLine,
        ["usage: SecOpsConsole.Web [VERB] [ARGUMENTS]", "", .. s_all.Select(c => $"  {c.Name,-19} {c.Summary}"), "", "VERB --help tells more."]);
}
