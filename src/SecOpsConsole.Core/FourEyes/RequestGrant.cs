using SecOpsConsole.Core.People;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>Comes with the caller while a granted request is carried out: which one, who grants it, and why.</summary>
internal sealed record RequestGrant(long RequestId, Caller Approver, string? Reason);
