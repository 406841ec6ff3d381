namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The single keys of the decisions.</summary>
public static class DecisionKeys
{
    public static readonly IReadOnlyList<string> All = ["a", "r", "p", "c", "b", "n", "e", "u", "s", "f"];

    public static DecisionKind Of(string key) => key switch
    {
        "a" => DecisionKind.Approve,
        "r" => DecisionKind.Revert,
        "p" => DecisionKind.Repair,
        "c" => DecisionKind.Contain,
        "b" => DecisionKind.RestoreBlock,
        "n" => DecisionKind.RestoreEncryption,
        "e" => DecisionKind.Escalate,
        "u" => DecisionKind.Undo,
        "s" => DecisionKind.Exception,
        "f" => DecisionKind.FalsePositive,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "Not a key of a decision."),
    };
}
