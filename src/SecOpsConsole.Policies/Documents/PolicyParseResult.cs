namespace SecOpsConsole.Policies;

/// <summary>What <see cref="PolicyDocument.Parse"/> found.</summary>
/// <param name="Document">The document, also when single statements are invalid; null when there is nothing to work with.</param>
/// <param name="Errors">Every reason why S3 would refuse the text; empty when it is a valid bucket policy.</param>
public sealed record PolicyParseResult(PolicyDocument? Document, IReadOnlyList<PolicyError> Errors)
{
    /// <summary>True when S3's grammar has no objection.</summary>
    public bool IsValid => Document is not null && Errors.Count == 0;
}
