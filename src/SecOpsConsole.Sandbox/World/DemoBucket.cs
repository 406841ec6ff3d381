namespace SecOpsConsole.Sandbox.World;

/// <summary>A bucket of the demo company with its past.</summary>
internal sealed record DemoBucket
{
    public required string Name { get; init; }

    public string Region { get; init; } = "eu-west-1";

    /// <summary>The team in the owner tag.</summary>
    public required string Owner { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Off, Shadow, Review or Automatic; the console's setting, only suggested here.</summary>
    public string SuggestedMode { get; init; } = "Review";

    public required int AgeDays { get; init; }

    public bool ManagedByTerraform { get; init; }

    /// <summary>False for the few buckets whose Block Public Access was lifted for a reason and never came back.</summary>
    public bool BlockPublicAccess { get; init; } = true;

    public string? KmsKeyArn { get; init; }

    /// <summary>Policies with their age in days, oldest first; null is a deletion.</summary>
    public IReadOnlyList<(int AgeDays, string? Policy)> Policies { get; init; } = [];

    public IReadOnlyList<(string Key, string Text)> Objects { get; init; } = [];
}
