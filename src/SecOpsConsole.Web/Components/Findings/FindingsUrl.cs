using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The state of the findings page as an address: reload, a new tab and a reconnect show the same page.</summary>
public sealed record FindingsUrl(FindingView View = FindingView.NeedsDecision, string? Query = null, long? Selected = null, string? Cursor = null)
{
    public static FindingsUrl Parse(string? view, string? query, string? selected, string? cursor) => new(
        ViewOf(view),
        string.IsNullOrWhiteSpace(query) ? null : query,
        long.TryParse(selected, out var id) && id > 0 ? id : null,
        string.IsNullOrWhiteSpace(cursor) ? null : cursor);

    /// <summary>Relative to the console's base address.</summary>
    public override string ToString()
    {
        var parts = new List<string>(4);
        if (View != FindingView.NeedsDecision)
        {
            parts.Add($"view={NameOf(View)}");
        }
        Add(parts, "q", Query);
        Add(parts, "cursor", Cursor);
        Add(parts, "f", Selected?.ToString());
        return parts.Count == 0 ? "findings" : $"findings?{string.Join('&', parts)}";
    }

    /// <summary>Every finding of one actor, by ARN.</summary>
    public static string OfActor(string arn) => new FindingsUrl(FindingView.All, $"actor:\"{arn.Replace("\"", "", StringComparison.Ordinal)}\"").ToString();

    /// <summary>The same list: only the selection may differ.</summary>
    public bool IsSameList(FindingsUrl other) => this with { Selected = null } == other with { Selected = null };

    private static void Add(List<string> parts, string name, string? value)
    {
        if (value is not null)
        {
            parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    private static FindingView ViewOf(string? name) =>
        Enum.GetValues<FindingView>().Cast<FindingView?>().FirstOrDefault(view => NameOf(view!.Value).Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? FindingView.NeedsDecision;

    private static string NameOf(FindingView view) => view switch
    {
        FindingView.NeedsDecision => "needs-decision",
        FindingView.Escalated => "escalated",
        FindingView.Held => "held",
        FindingView.Automatic => "automatic",
        FindingView.Suppressed => "suppressed",
        FindingView.Resolved => "resolved",
        FindingView.All => "all",
    };
}
