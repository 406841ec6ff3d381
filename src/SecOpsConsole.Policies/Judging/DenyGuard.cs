namespace SecOpsConsole.Policies;

/// <summary>A Deny that leaves only limited callers.</summary>
/// <param name="Index">Its position.</param>
/// <param name="Class">The class of the least limited callers that it leaves.</param>
internal sealed record DenyGuard(int Index, StatementClass Class);
