namespace SecOpsConsole.Core.FourEyes;

/// <summary>A grant that was checked in the write that uses it.</summary>
internal sealed record GrantInHand(DeskRequest Request, string Approver);
