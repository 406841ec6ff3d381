using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>A classification job and how far its run is.</summary>
internal sealed record ClassificationJob : IMacieResource
{
    public const string OneTime = "ONE_TIME";
    public const string Scheduled = "SCHEDULED";

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Id { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string ClientToken { get; init; }

    public required string JobType { get; init; }

    public required JobStatus Status { get; init; }

    public bool InitialRun { get; init; }

    /// <summary>s3JobDefinition as it came; clone before attaching it.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>scheduleFrequency as it came; null for a job that runs once.</summary>
    public JsonObject? Schedule { get; init; }

    public required string Selector { get; init; }

    public IReadOnlyList<string> ManagedIds { get; init; } = [];

    public IReadOnlyList<string> CustomIds { get; init; } = [];

    public IReadOnlyList<string> AllowListIds { get; init; } = [];

    public int SamplingPercentage { get; init; } = 100;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public int Runs { get; init; }

    /// <summary>Objects older than this are left to earlier runs.</summary>
    public DateTime? ChangedSinceUtc { get; init; }

    public DateTime? LastRunUtc { get; init; }

    public DateTime? NextRunUtc { get; init; }

    /// <summary>Between a run's beginning and its end, also while it is paused.</summary>
    public bool InRun { get; init; }

    /// <summary>The last object that the current run is done with, as bucket/key; null at its beginning.</summary>
    public string? Cursor { get; init; }

    public DateTime? PausedUtc { get; init; }

    /// <summary>A bucket was not there, or an object took too long.</summary>
    public bool LastRunFailed { get; init; }

    [JsonIgnore]
    public string Arn => $"arn:aws:macie2:{Region}:{AccountId}:classification-job/{Id}";

    [JsonIgnore]
    public bool IsOver => Status is JobStatus.COMPLETE or JobStatus.CANCELLED;
}
