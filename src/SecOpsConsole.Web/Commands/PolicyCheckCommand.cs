using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Commands;

/// <summary>Judges bucket policies from files: the console's own judge, for pipelines.</summary>
internal sealed class PolicyCheckCommand : ICommand
{
    private static readonly string[] s_options = ["--account", "--bucket", "--format", "--jsonl", "--trust", "--fail-on"];

    public string Name => "policy check";
    public string Summary => "Judges a bucket policy from a file.";
    public string Help => """
        usage: SecOpsConsole.Web policy check FILE|- [--account ID] [--bucket NAME] [--trust ID,ID]
                                              [--fail-on SEVERITY] [--format text|json]
               SecOpsConsole.Web policy check --jsonl FILE|- [--account ID] [--trust ID,ID]

        Judges the policy as the console judges a live one. "-" reads standard input.

          --account ID       the bucket's owner: principals of this account are no outsiders
          --bucket NAME      the bucket's name, for the sentences
          --trust ID,ID      other accounts that are yours: a grant to them is no weakness
          --fail-on SEVERITY not compliant, too, when a check of Low, Medium, High or Critical or above fails
          --format json      the answer of POST /api/v1/policies/check
          --jsonl FILE       one document a line, {"id":…, "policy":{…} or "policy_text":"…", "bucket_account":"…"};
                             prints one line each, as it reads; a line that cannot be used gets an "error"

        exit codes: 0 compliant, 1 not compliant or undetermined, 2 the file, the policy or the arguments cannot be used
                    with --jsonl: 0 every line was judged, 2 at least one could not be
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var parsed = CommandArguments.Parse(args, s_options, out var problem);
        if (parsed is null || PolicyCheckOptions.From(parsed, out problem) is not { } options)
        {
            await context.Error.WriteLineAsync($"{problem} Nothing was judged.\n\n{Help}");
            return CommandLine.Unusable;
        }

        try
        {
            using var opened = options.File == "-" ? null : new StreamReader(options.File);
            var input = opened ?? context.Input;
            return options.IsLines
                ? await new PolicyCheckLines(options, context.Output).RunAsync(input, context.Stop)
                : Judge(await ReadAsync(input, context.Stop), options, context);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await context.Error.WriteLineAsync($"{options.File} cannot be read: {e.Message} Nothing more was judged.");
            return CommandLine.Unusable;
        }
    }

    /// <summary>One character more than the judge reads is enough for it to say that the text is too long.</summary>
    private static async Task<string> ReadAsync(TextReader input, CancellationToken cancellationToken)
    {
        var buffer = new char[PolicyDocument.MaximumTextLength + 1];
        var length = await input.ReadBlockAsync(buffer, cancellationToken);
        return new string(buffer, 0, length);
    }

    private static int Judge(string text, PolicyCheckOptions options, CommandContext context)
    {
        var judged = options.ContextFor(null);
        var examination = PolicyExamination.Of(text, judged, before: null, context.Stop);
        context.Output.WriteLine(options.IsJson
            ? PolicyCheckJson.Of(new WhatIfAnswer { Examination = examination, Context = judged })
            : PolicyCheckText.Of(examination, options.FailOn));
        return examination switch
        {
            { Verdict.IsInvalid: true } => CommandLine.Unusable,
            { IsCompliant: true } when !PolicyCheckText.FailsOn(examination, options.FailOn) => CommandLine.Success,
            _ => CommandLine.Failure,
        };
    }
}
