using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>What a new job can choose from.</summary>
public sealed record JobChoices(IReadOnlyList<string> Buckets, IReadOnlyList<string> ManagedIds, IReadOnlyList<MacieItem> Custom, IReadOnlyList<MacieItem> Lists);
