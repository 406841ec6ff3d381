using System.Globalization;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Commands;

/// <summary>What the verbs about people and tokens have in common: what is done goes to standard output, what is refused to the error stream.</summary>
internal static class AccessCommand
{
    public static async Task<int> ListAsync(ICommand command, AccessVerb verb, string[] args, CommandContext context)
    {
        var parsed = CommandArguments.Parse(args, [], out var problem);
        return parsed is null || parsed.Words.Count > 0
            ? await UnusableAsync(command, problem.Length > 0 ? problem : "It takes no arguments.", context)
            : await AskAsync(new AccessRequest(verb), context);
    }

    /// <param name="roleOption">"--role" where the verb needs one.</param>
    public static async Task<int> ChangeAsync(ICommand command, AccessVerb verb, string? roleOption, string[] args, CommandContext context)
    {
        var parsed = CommandArguments.Parse(args, roleOption is null ? ["--name", "--id"] : ["--name", "--id", roleOption], out var problem);
        if (parsed is null || parsed.Words.Count > 0)
        {
            return await UnusableAsync(command, problem.Length > 0 ? problem : "It takes options only; put a name with spaces in quotes.", context);
        }

        var role = roleOption is null ? null : SecretCommand.RoleOf(parsed[roleOption]);
        var target = new AccessTarget(IdOf(parsed["--id"]), parsed["--name"]);
        problem = target.Problem ?? (roleOption is not null && role is null ? $"Give {roleOption}, one of {string.Join(", ", Enum.GetNames<Role>())}." : "");
        return problem.Length > 0
            ? await UnusableAsync(command, problem, context)
            : await AskAsync(new AccessRequest(verb, target, role), context);
    }

    /// <summary>Text that is no number becomes one that no row has, so that it is refused and not taken as left out.</summary>
    private static long? IdOf(string? text) => text is null ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static async Task<int> AskAsync(AccessRequest request, CommandContext context)
    {
        var answer = await OperatorClient.AccessAsync(request, context);
        foreach (var line in answer.Lines)
        {
            await (answer.IsDone ? context.Output : context.Error).WriteLineAsync(line);
        }

        return answer.IsDone ? CommandLine.Success : CommandLine.Failure;
    }

    private static async Task<int> UnusableAsync(ICommand command, string why, CommandContext context)
    {
        await context.Error.WriteLineAsync($"{why} Nothing was changed.\n\n{command.Help}");
        return CommandLine.Unusable;
    }
}
