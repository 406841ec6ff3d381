namespace SecOpsConsole.Core.Retention;

/// <summary>The last key that was looked at in each table that is walked by its key; 0: from the beginning.</summary>
public sealed record RetentionPlaces(long Signal, long ChangeSet, long Offence);
