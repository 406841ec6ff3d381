namespace SecOpsConsole.Sandbox.S3;

/// <summary>A stored object; its bytes are in a file of their own.</summary>
internal sealed record ObjectRecord
{
    public required string Bucket { get; init; }

    public required string Key { get; init; }

    /// <summary>The file's name under the objects folder.</summary>
    public required string Blob { get; init; }

    public required long Size { get; init; }

    /// <summary>Quoted, as in the header.</summary>
    public required string ETag { get; init; }

    public required string ContentType { get; init; }

    public required DateTime ModifiedUtc { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
