using System.Text.Json;
using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Web.Commands;

/// <summary>Reads the whole audit record and says whether it is as the console wrote it.</summary>
internal sealed class AuditVerifyCommand : ICommand
{
    public string Name => "audit verify";
    public string Summary => "Verifies the audit record and names the first bad row.";

    public string Help => """
        usage: SecOpsConsole.Web audit verify [--head SEQ:HASH] [--json]

        Reads the audit record from its first row to its last with the console's key and says whether it is as the console wrote it;
        otherwise which row is the first bad one, and what was done to it. The heads file is compared too.
        With a server running it is asked over its socket in the data directory; otherwise the database is read, never written.

          --head SEQ:HASH  also demands this row with this hash: a head from the console's log that you kept elsewhere
          --json           the answer for a program

        exit codes: 0 sound, 1 broken, 2 it cannot be verified (no key, another key), or the arguments cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var json = args.Contains("--json");
        var parsed = CommandArguments.Parse([.. args.Where(arg => arg != "--json")], ["--head"], out var problem);
        var head = parsed?["--head"] is { } text ? AuditHead.Parse(text) : null;
        if (parsed is null || parsed.Words.Count > 0 || (parsed["--head"] is not null && head is null))
        {
            await context.Error.WriteLineAsync($"{(problem.Length > 0 ? problem : "A head is written SEQ:HASH, as the console's log says it.")} Nothing was verified.\n\n{Help}");
            return CommandLine.Unusable;
        }

        var verdict = await OperatorClient.VerifyAuditAsync(new AuditVerifyRequest(head), context);
        await context.Output.WriteLineAsync(json ? JsonSerializer.Serialize(verdict, OperatorSocket.Json) : Text(verdict));
        return ExitCode(verdict);
    }

    public static int ExitCode(AuditVerdict verdict) => verdict.Result switch
    {
        AuditResult.Sound => CommandLine.Success,
        AuditResult.Broken => CommandLine.Failure,
        AuditResult.CannotVerify => CommandLine.Unusable,
    };

    public static string Text(AuditVerdict verdict)
    {
        var word = verdict.Result switch
        {
            AuditResult.Sound => "SOUND",
            AuditResult.Broken => "BROKEN",
            AuditResult.CannotVerify => "CANNOT VERIFY",
        };
        return verdict.Head is { } head ? $"{word}  {verdict.Message}{Environment.NewLine}Last sound row: {head}" : $"{word}  {verdict.Message}";
    }
}
