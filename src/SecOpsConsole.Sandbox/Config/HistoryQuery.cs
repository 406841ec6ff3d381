namespace SecOpsConsole.Sandbox.Config;

/// <summary>A question to GetResourceConfigHistory after its parameters were checked.</summary>
internal sealed record HistoryQuery(
    string ResourceId,
    DateTime EarlierUtc,
    DateTime LaterUtc,
    bool Forward,
    int Limit);
