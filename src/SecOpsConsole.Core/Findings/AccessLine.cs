using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>One sentence about access, with the way that it goes.</summary>
public sealed record AccessLine(AccessSign Sign, string Text)
{
    /// <summary>The changes, and the doubt if there is one; empty when access stays as it is.</summary>
    public static IReadOnlyList<AccessLine> Of(AccessDiffResult diff, AccessTense tense)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return
        [
            .. diff.Changes.Select(change => new AccessLine(change.IsMore ? AccessSign.More : AccessSign.Less, change.In(tense))),
            .. diff.Doubt is { } doubt ? [Plain(doubt)] : Array.Empty<AccessLine>(),
        ];
    }

    public static AccessLine Plain(string text) => new(AccessSign.None, text);

    public override string ToString() => Text;
}
