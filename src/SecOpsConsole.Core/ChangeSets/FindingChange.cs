namespace SecOpsConsole.Core.ChangeSets;

/// <summary>The change that a finding is part of (null: none is known), and who told of it on the finding's bucket.</summary>
public sealed record FindingChange(ChangeSetRow? Change, IReadOnlyList<SignalRow> Signals);
