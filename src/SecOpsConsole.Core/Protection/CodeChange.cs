namespace SecOpsConsole.Core.Protection;

/// <summary>What must be changed in the code of a tool so that it agrees with what is written to AWS.</summary>
/// <param name="Tool">Whose code.</param>
/// <param name="Where">Where it goes, in one sentence.</param>
/// <param name="Text">The exact text to copy.</param>
public sealed record CodeChange(string Tool, string Where, string Text);
