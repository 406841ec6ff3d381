using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Core.Bulk;

/// <summary>A command of the Desk that can be given for many findings at once.</summary>
/// <param name="Action">Its name.</param>
/// <param name="Label">The button.</param>
/// <param name="WritesToAws">It changes AWS, so the smaller cap holds.</param>
/// <param name="CoversVersion">It is about the bucket's live state, so it settles every finding of that state at once.</param>
/// <param name="Preview">What it would do to one finding, by the Desk's own rules.</param>
/// <param name="Decide">The command itself.</param>
internal sealed record BulkCommand(
    BulkAction Action, string Label, bool WritesToAws, bool CoversVersion,
    Func<AnalystDesk, FindingId, Caller, CancellationToken, Task<DeskPreview>> Preview,
    Func<AnalystDesk, BulkCommand.Call, Caller, CancellationToken, Task<DeskResult>> Decide)
{
    /// <summary>One item with what is the same for all.</summary>
    internal sealed record Call(FindingId Finding, string ExpectedFingerprint, bool HeldBack, string? Reason, BulkArguments Arguments);
}
