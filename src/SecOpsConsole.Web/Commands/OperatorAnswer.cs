namespace SecOpsConsole.Web.Commands;

/// <summary>The secret, or null and why there is none.</summary>
internal sealed record OperatorAnswer(string? Secret, string Message);
