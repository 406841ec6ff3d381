namespace SecOpsConsole.Core.Tests.Races;

/// <summary>What a person does about a finding.</summary>
public enum Deed
{
    Revert,
    Repair,
    Contain,
    Approve,
    Undo,
}
