namespace SecOpsConsole.Core.Offenders;

/// <summary>A policy that somebody with more rights than the console can use, and where it goes.</summary>
public sealed record DenyToCopy(string Where, string Text);
