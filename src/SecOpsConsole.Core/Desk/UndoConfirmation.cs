namespace SecOpsConsole.Core.Desk;

/// <summary>What a person who undoes an action has seen and wants all the same.</summary>
/// <param name="Widening">Somebody gets access by it.</param>
/// <param name="LockOut">The console may lose its own way back.</param>
internal readonly record struct UndoConfirmation(bool Widening, bool LockOut);
