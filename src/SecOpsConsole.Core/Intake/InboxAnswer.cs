namespace SecOpsConsole.Core.Intake;

/// <summary>What became of a body: how many events are now durably stored, how many were here before, how many nobody can read.</summary>
public sealed record InboxAnswer(int Accepted, int Duplicates, int Unrecognised);
