using SecOpsConsole.Core.Bulk;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>Which decision about which findings is to be looked at before it is taken; at most 200.</summary>
public sealed record BulkPreviewRequest(BulkAction Action, IReadOnlyList<long> FindingIds);
