namespace SecOpsConsole.Core.Live;

/// <summary>Something changed and is committed; subscribers read it again if it is on screen.</summary>
public readonly record struct Change(ChangedEntity Entity, long Id);
