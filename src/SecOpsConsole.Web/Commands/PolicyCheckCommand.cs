using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Commands;

/// <summary>Judges a bucket policy from a file: the console's own judge, for pipelines.</summary>
internal sealed class PolicyCheckCommand : ICommand
{
    private const string NobodysAccount = "000000000000";

    public string Name => "policy check";
    public string Summary => "Judges a bucket policy from a file.";
    public string Help => """
        usage: SecOpsConsole.Web policy check FILE|- [--account ACCOUNT_ID]

        Judges the policy as the console judges a live one. "-" reads standard input. --account names the bucket's owner,
        so that its principals do not count as other accounts.

        exit codes: 0 compliant, 1 not compliant or undetermined, 2 the file, the policy or the arguments cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var parsed = CommandArguments.Parse(args, ["--account"], out var problem);
        if (parsed is not { Words: [var file] } || parsed["--account"] is { } account && (account.Length != 12 || !account.All(char.IsAsciiDigit)))
        {
            await context.Error.WriteLineAsync($"{(problem.Length > 0 ? problem : "Give one file, and an account of 12 digits.")} Nothing was judged.\n\n{Help}");
            return CommandLine.Unusable;
        }

        string text;
        try
        {
            text = await ReadAsync(file, context);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await context.Error.WriteLineAsync($"{file} cannot be read: {e.Message} Nothing was judged.");
            return CommandLine.Unusable;
        }

        return Print(new PolicyJudge(new JudgeContext { BucketAccount = parsed["--account"] ?? NobodysAccount }).JudgeText(text), context);
    }

    /// <summary>One character more than the judge reads is enough for it to say that the text is too long.</summary>
    private static async Task<string> ReadAsync(string file, CommandContext context)
    {
        using var opened = file == "-" ? null : new StreamReader(file);
        var buffer = new char[PolicyDocument.MaximumTextLength + 1];
        var length = await (opened ?? context.Input).ReadBlockAsync(buffer, context.Stop);
        return new string(buffer, 0, length);
    }

    private static int Print(PolicyVerdict verdict, CommandContext context)
    {
        var (word, code) = verdict switch
        {
            { IsInvalid: true } => ("UNUSABLE: S3 would not store this policy", CommandLine.Unusable),
            { IsCompliant: true } => ("COMPLIANT: not public", CommandLine.Success),
            { Public: PublicAnswer.Undetermined } => ("UNDETERMINED: a person must decide", CommandLine.Failure),
            _ => ("NOT COMPLIANT: public", CommandLine.Failure),
        };
        context.Output.WriteLine(word);
        foreach (var error in verdict.Errors)
        {
            context.Output.WriteLine($"  {error}");
        }

        foreach (var statement in verdict.Statements)
        {
            context.Output.WriteLine($"  Statement[{statement.Index}]{(statement.Sid is { Length: > 0 } sid ? $" {sid}" : "")}: {statement.Class}. {statement.Explanation}");
        }

        if (verdict.ExternalAccounts.Count > 0)
        {
            context.Output.WriteLine($"  Other accounts: {string.Join(", ", verdict.ExternalAccounts)}");
        }

        return code;
    }
}
