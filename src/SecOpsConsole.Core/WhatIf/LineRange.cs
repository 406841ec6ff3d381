namespace SecOpsConsole.Core.WhatIf;

/// <summary>Lines of a text, from 1, both ends included, and the offset of the first character.</summary>
public readonly record struct LineRange(int First, int Last, int Start);
