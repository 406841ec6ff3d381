using System.Globalization;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// What an exception or a false positive for a finding of Macie covers: what it says of which object, and how much data of which kind. Kept as the title and,
/// for sensitive data, a line such as <c>#macie Credentials=3 Personal=120</c>. What was accepted before that line was kept has the title alone, and before
/// titles named the object, Macie's own title alone: there only the severity and the title count. Pure.
/// </summary>
internal static class MacieContent
{
    private const string Mark = "\n#macie ";

    /// <summary>So many times more is another amount, and no longer the same with a few more rows.</summary>
    private const long Much = 10;

    public static string Of(Finding finding) => finding.Category == FindingCategory.SensitiveData && Of(MacieFacts.Of(finding)) is { Count: > 0 } kinds
        ? $"{finding.Title}{Mark}{string.Join(' ', kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key}={kind.Value}")))}"
        : finding.Title;

    /// <summary>What is more than was accepted; null when it is covered.</summary>
    public static string? WhatIsMore(Suppression accepted, EventFacts.MacieSignal signal)
    {
        var at = accepted.Content.LastIndexOf(Mark, StringComparison.Ordinal);
        var kinds = at < 0 ? null : Read(accepted.Content[(at + Mark.Length)..]);
        var title = kinds is null ? accepted.Content : accepted.Content[..at];
        return true switch
        {
            _ when signal.Severity > accepted.Severity => $"it is {signal.Severity} now, and {accepted.Severity} was accepted",
            _ when title != MacieIntake.TitleOf(signal) && title != signal.Title => "it says something else",
            _ when kinds is not null => Of(MacieFacts.Of(signal)).OrderByDescending(kind => kind.Key).Select(kind => More(kinds, kind.Key, kind.Value)).FirstOrDefault(more => more is not null),
            _ => null,
        };
    }

    private static string? More(Dictionary<SensitiveDataKind, int> accepted, SensitiveDataKind kind, int often) => true switch
    {
        _ when !accepted.TryGetValue(kind, out _) => $"Macie found {Sensitivity.NameOf(kind)} in it now, and none was accepted",
        _ when often >= Much * Math.Max(1, accepted[kind]) => string.Create(
            CultureInfo.InvariantCulture, $"Macie found {Sensitivity.NameOf(kind)} {often:N0} times in it now, and {accepted[kind]:N0} times was accepted"),
        _ => null,
    };

    /// <summary>Null when it is not what <see cref="Of(Finding)"/> writes: then it is part of a title.</summary>
    private static Dictionary<SensitiveDataKind, int>? Read(string line)
    {
        var kinds = new Dictionary<SensitiveDataKind, int>();
        foreach (var part in line.Split(' '))
        {
            if (part.Split('=') is not [var name, var often] || !Enum.TryParse<SensitiveDataKind>(name, out var kind) || !Enum.IsDefined(kind)
                || !int.TryParse(often, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || !kinds.TryAdd(kind, count))
            {
                return null;
            }
        }

        return kinds;
    }

    private static Dictionary<SensitiveDataKind, int> Of(MacieFacts facts) => new (SensitiveDataKind Kind, int? Often)[]
    {
        (SensitiveDataKind.Credentials, facts.Credentials), (SensitiveDataKind.Financial, facts.Financial), (SensitiveDataKind.Personal, facts.Personal),
        (SensitiveDataKind.Custom, facts.Custom), (SensitiveDataKind.Several, facts.Several),
    }.Where(kind => kind.Often is not null).ToDictionary(kind => kind.Kind, kind => kind.Often!.Value);
}
