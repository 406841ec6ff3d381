namespace SecOpsConsole.Policies;

/// <summary>One reason why a text is not a bucket policy that S3 would store.</summary>
/// <param name="Path">JSON path of the offending value, such as <c>$.Statement[2].Principal</c>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
public sealed record PolicyError(string Path, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path}: {Message}";
}
