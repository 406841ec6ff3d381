using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.People;

/// <summary>A secret that is shown exactly once, or why there is none. <paramref name="Id"/> is the token's or the person's.</summary>
public sealed record IssuedSecret(DeskOutcome Outcome, string Message, string? Secret = null, long? Id = null, DateTime? ExpiresUtc = null)
{
    internal static IssuedSecret Refused(DeskResult result) => new(result.Outcome, result.Message);
}
