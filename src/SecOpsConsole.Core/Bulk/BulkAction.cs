namespace SecOpsConsole.Core.Bulk;

/// <summary>What can be decided for many findings at once; <see cref="BulkCommands"/> has one line for each.</summary>
public enum BulkAction { Approve, Revert, Repair, Escalate, Undo, Contain, RestoreBlock }
