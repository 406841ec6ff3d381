namespace SecOpsConsole.Core.Ports.SecurityHub;

/// <summary>What is set on findings.</summary>
/// <param name="Status">ASFF's Workflow.Status: NEW, NOTIFIED, RESOLVED or SUPPRESSED.</param>
/// <param name="Text">What happened; not empty, at most 512 characters.</param>
/// <param name="Who">Who did it; not empty, at most 512 characters.</param>
public sealed record HubUpdate(string Status, string Text, string Who);
