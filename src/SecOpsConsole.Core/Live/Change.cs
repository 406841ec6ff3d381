namespace SecOpsConsole.Core.Live;

/// <summary>
/// Something changed and is committed; subscribers read it again if it is on screen.
/// <paramref name="Id"/> is <see cref="Any"/> when there is no number (settings) or there were too many to name.
/// </summary>
public readonly record struct Change(ChangedEntity Entity, long Id)
{
    /// <summary>Stands for every row of the entity.</summary>
    public const long Any = 0;
}
