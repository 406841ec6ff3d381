namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>What customers set on a finding: it lies over whatever its product says.</summary>
internal sealed record HubUpdate(string? Status, string? NoteText, string? NoteBy, DateTime AtUtc);
