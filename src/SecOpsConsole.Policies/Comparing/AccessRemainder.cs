namespace SecOpsConsole.Policies;

/// <summary>A part of an access that is there on both sides of a change.</summary>
/// <param name="Who">Who has it.</param>
/// <param name="Action">Action pattern.</param>
/// <param name="Resource">Resource pattern.</param>
public sealed record AccessRemainder(AccessSubject Who, string Action, string Resource);
