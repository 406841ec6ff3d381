using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Web.Commands;

/// <summary>Takes the audit record as it is, when an operator knows why it is not sound.</summary>
internal sealed class AuditAdoptCommand : ICommand
{
    public string Name => "audit adopt";
    public string Summary => "Takes an audit record that does not verify as it is, and records that.";

    public string Help => """
        usage: SecOpsConsole.Web audit adopt --reason TEXT

        For the day when the console does not start because its audit record does not verify and you know why: an older backup was put
        back, or the key is lost. Whatever is found is kept; where the rows do not verify they are linked anew with the present key (one
        is made when there is none), the heads file is put aside, and a row says who, why, what was wrong and which head was the last.
        Run `audit verify` first and keep a copy of the data directory. Stop the server first.

        exit codes: 0 taken, 1 not possible, 2 the arguments or the configuration cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var parsed = CommandArguments.Parse(args, ["--reason"], out var problem);
        if (parsed is null || parsed.Words.Count > 0 || parsed["--reason"]?.Trim() is not { Length: > 0 and <= AuditOffline.LongestReason } reason)
        {
            var why = problem.Length > 0 ? problem : $"Give --reason, at most {AuditOffline.LongestReason} characters.";
            await context.Error.WriteLineAsync($"{why} Nothing was changed.\n\n{Help}");
            return CommandLine.Unusable;
        }

        await context.Output.WriteLineAsync(await AuditOffline.AdoptAsync(CommandSettings.Storage(context), reason, TimeProvider.System, context.Stop));
        return CommandLine.Success;
    }
}
