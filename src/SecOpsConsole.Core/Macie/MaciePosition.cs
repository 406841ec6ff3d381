namespace SecOpsConsole.Core.Macie;

/// <summary>Where a comparison goes on that one piece of work did not finish.</summary>
/// <param name="StartedUtc">When the comparison began: what was updated until then is known at its end.</param>
/// <param name="SinceUtc">Findings are listed from this update on; null: the 90 days that Macie keeps.</param>
/// <param name="Next">Macie's token in that list, where more findings were updated at one instant than one piece of work reads.</param>
public sealed record MaciePosition(DateTime StartedUtc, DateTime? SinceUtc, string? Next);
