using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>One change with who made it, and how many signals told of it.</summary>
public sealed record ChangeSetDetail(ChangeSetRow Change, Actor Actor, int CloudTrail, int Config, int Macie);
