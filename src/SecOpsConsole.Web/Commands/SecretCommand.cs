using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Commands;

/// <summary>What the verbs that make a secret have in common: --name, --role, and a clean standard output.</summary>
internal static class SecretCommand
{
    public static async Task<int> RunAsync(ICommand command, string path, string[] args, CommandContext context)
    {
        var parsed = CommandArguments.Parse(args, ["--role", "--name"], out var problem);
        if (parsed is null || parsed.Words.Count > 0 || parsed["--name"] is not { Length: > 0 } name || RoleOf(parsed["--role"]) is not { } role)
        {
            await context.Error.WriteLineAsync($"{(problem.Length > 0 ? problem : "Give --name and --role.")} Nothing was made.\n\n{command.Help}");
            return CommandLine.Unusable;
        }

        var answer = await OperatorClient.AskAsync(path, new OperatorRequest(name, role), context);
        await context.Error.WriteLineAsync(answer.Message);
        if (answer.Secret is null)
        {
            return CommandLine.Failure;
        }

        await context.Output.WriteLineAsync(answer.Secret);
        return CommandLine.Success;
    }

    internal static Role? RoleOf(string? text) =>
        Enum.GetValues<Role>().Where(role => role.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(role => (Role?)role).SingleOrDefault();
}
