using System.Collections.Frozen;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Commands;

/// <summary>What <c>policy check</c> was asked for.</summary>
internal sealed record PolicyCheckOptions
{
    private const int MostTrusted = 1000;

    private PolicyCheckOptions() { }

    public required string File { get; init; }
    public required bool IsLines { get; init; }
    public required bool IsJson { get; init; }
    public string? Account { get; init; }
    public string? Bucket { get; init; }
    public IReadOnlySet<string> Trusted { get; init; } = FrozenSet<string>.Empty;
    public Severity? FailOn { get; init; }

    /// <summary>The options, or null and what is wrong with them.</summary>
    public static PolicyCheckOptions? From(CommandArguments arguments, out string problem)
    {
        var (format, lines) = (arguments["--format"] ?? "text", arguments["--jsonl"]);
        var trusted = arguments["--trust"]?.Split(',', MostTrusted + 1, StringSplitOptions.TrimEntries) ?? [];
        var failOn = Enum.TryParse<Severity>(arguments["--fail-on"], ignoreCase: true, out var severity) && Enum.IsDefined(severity) ? severity : (Severity?)null;
        problem = (arguments.Words, lines) switch
        {
            ([], null) or ([_, _, ..], _) or ([_], not null) => "Give one file, or --jsonl with one.",
            _ when format is not ("text" or "json") => "--format is text or json.",
            _ when lines is not null && (arguments["--format"] ?? arguments["--bucket"] ?? arguments["--fail-on"]) is not null => "--jsonl goes with --account and --trust alone.",
            _ when arguments["--account"] is { } account && !IsAccount(account) => "An account has 12 digits.",
            _ when !trusted.All(IsAccount) => "--trust takes accounts of 12 digits, with commas between them.",
            _ when arguments["--fail-on"] is not null && failOn is null => "--fail-on is Low, Medium, High or Critical.",
            _ => "",
        };
        return problem.Length > 0 ? null : new PolicyCheckOptions
        {
            File = lines ?? arguments.Words[0],
            IsLines = lines is not null,
            IsJson = format == "json",
            Account = arguments["--account"],
            Bucket = arguments["--bucket"],
            Trusted = trusted.ToFrozenSet(StringComparer.Ordinal),
            FailOn = failOn,
        };
    }

    /// <summary>Whose bucket a document is for; what it says itself wins.</summary>
    public JudgeContext ContextFor(string? account) =>
        new() { BucketAccount = account ?? Account ?? PolicyWhatIf.NobodysAccount, BucketName = Bucket, TrustedAccounts = Trusted };

    public static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);
}
