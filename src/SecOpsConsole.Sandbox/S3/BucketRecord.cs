namespace SecOpsConsole.Sandbox.S3;

/// <summary>A bucket and its configuration.</summary>
internal sealed record BucketRecord
{
    public required string Name { get; init; }

    public required string OwnerAccount { get; init; }

    public required string Region { get; init; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>The policy text as S3 keeps it, after normalisation; null when there is none.</summary>
    public string? Policy { get; init; }

    /// <summary>Null when the configuration was deleted.</summary>
    public PublicAccessBlock? PublicAccessBlock { get; init; } = PublicAccessBlock.On;

    /// <summary>BucketOwnerEnforced, BucketOwnerPreferred or ObjectWriter; null when the controls were deleted.</summary>
    public string? ObjectOwnership { get; init; } = "BucketOwnerEnforced";

    /// <summary>Grants beside the owner's own full control.</summary>
    public IReadOnlyList<AclGrant> Grants { get; init; } = [];

    public BucketEncryption Encryption { get; init; } = BucketEncryption.Default;

    /// <summary>Null when there is no tag set.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
