namespace SecOpsConsole.Core.Intake;

/// <summary>
/// The shape of a bucket name. Old buckets in us-east-1 may have capitals and underscores and up to 255 characters
/// (S3 user guide, "Bucket naming rules"), so this only keeps out what can never be one.
/// </summary>
internal static class BucketNames
{
    private const string ArnMarker = ":s3:::";

    public static string? OrNull(string? text)
        => text is { Length: >= 3 and <= 255 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? text
            : null;

    /// <summary>The bucket of <c>arn:PARTITION:s3:::bucket</c> or of an object in it.</summary>
    public static string? FromArn(string? arn)
    {
        var at = arn?.IndexOf(ArnMarker, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var name = arn![(at + ArnMarker.Length)..];
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return OrNull(slash < 0 ? name : name[..slash]);
    }
}
