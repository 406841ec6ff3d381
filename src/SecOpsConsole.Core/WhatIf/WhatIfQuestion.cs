namespace SecOpsConsole.Core.WhatIf;

/// <summary>A policy that nobody has put yet.</summary>
/// <param name="Text">The policy; any text is answered.</param>
/// <param name="Bucket">The bucket it is meant for; null or empty when it is for none in particular.</param>
/// <param name="Account">Who owns the bucket: twelve digits. A bucket that the console knows says it itself.</param>
public sealed record WhatIfQuestion(string Text, string? Bucket = null, string? Account = null)
{
    /// <summary>A policy to compare with, instead of the bucket's live one.</summary>
    public string? Against { get; init; }
}
