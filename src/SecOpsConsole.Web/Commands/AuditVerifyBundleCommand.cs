using System.Text.Json;
using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Web.Commands;

/// <summary>Checks an evidence bundle against its sums, its seal and the audit record.</summary>
internal sealed class AuditVerifyBundleCommand : ICommand
{
    private const long LargestFile = 64 * 1024 * 1024;

    public string Name => "audit verify-bundle";
    public string Summary => "Verifies an evidence bundle.";

    public string Help => """
        usage: SecOpsConsole.Web audit verify-bundle FILE [--json]

        Checks the ZIP that the console made as evidence of a finding: that no file was changed, added or taken out (SHA256SUMS), that this
        console made it (SEAL, with the console's audit key), that each of its rows fits to its hash and stands in the audit record as the
        bundle shows it, and that the record is sound up to the bundle's head.
        With a server running it is asked over its socket in the data directory; otherwise the database is read, never written.

          --json  the answer for a program

        exit codes: 0 sound, 1 broken, 2 it cannot be verified (no bundle, no key), or the arguments cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var json = args.Contains("--json");
        var parsed = CommandArguments.Parse([.. args.Where(arg => arg != "--json")], [], out var problem);
        if (parsed is not { Words: [var path] })
        {
            await context.Error.WriteLineAsync($"{(problem.Length > 0 ? problem : "Name one file.")} Nothing was verified.\n\n{Help}");
            return CommandLine.Unusable;
        }

        var file = new FileInfo(path);
        if (!file.Exists || file.Length > LargestFile)
        {
            await context.Error.WriteLineAsync(file.Exists ? $"{path} is larger than a bundle can be. Nothing was verified." : $"There is no file {path}. Nothing was verified.");
            return CommandLine.Unusable;
        }

        var verdict = await OperatorClient.VerifyBundleAsync(await File.ReadAllBytesAsync(path, context.Stop), context);
        await context.Output.WriteLineAsync(json ? JsonSerializer.Serialize(verdict, OperatorSocket.Json) : AuditVerifyCommand.Text(verdict));
        return AuditVerifyCommand.ExitCode(verdict);
    }
}
