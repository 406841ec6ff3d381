namespace SecOpsConsole.Core.People;

/// <summary>Somebody who signs in.</summary>
public sealed class Person
{
    public long Id { get; set; }
    public required string Name { get; set; }
    public Role Role { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? DisabledUtc { get; set; }
    /// <summary>Changes with role or disablement; a session with another stamp ends.</summary>
    public required string SecurityStamp { get; set; }
}
