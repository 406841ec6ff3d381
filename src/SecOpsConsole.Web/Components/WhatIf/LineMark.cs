namespace SecOpsConsole.Web.Components.WhatIf;

/// <summary>A bar beside lines of the editor, from 1, both ends included.</summary>
public sealed record LineMark(int First, int Last, string Tone);
