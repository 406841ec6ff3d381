namespace SecOpsConsole.Sandbox;

/// <summary>How the sandbox starts. It always listens on 127.0.0.1 only.</summary>
public sealed class SandboxOptions
{
    /// <summary>TCP port; 0 asks the system for a free one.</summary>
    public int Port { get; set; } = 4566;

    /// <summary>Where the sandbox keeps its world, so that a restart finds AWS as it was. Created when missing.</summary>
    public required string DataDirectory { get; set; }

    /// <summary>What an empty data directory is filled with: <c>demo</c> (a believable company) or <c>empty</c>.</summary>
    public string Seed { get; set; } = "demo";

    /// <summary>From an S3 call to its CloudTrail record on the event bus.</summary>
    public TimeSpan CloudTrailDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>From a change of a bucket to its AWS Config item; real accounts see minutes.</summary>
    public TimeSpan ConfigDelay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The wait before the first retry of an event delivery; it doubles with every further one.</summary>
    public TimeSpan DeliveryBackoff { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Between two objects of a classification job, so that a job can be watched and paused.</summary>
    public TimeSpan MacieObjectDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The least time between two CreateClassificationJob of an account in a Region: AWS allows 0.1 requests a second.</summary>
    public TimeSpan MacieJobInterval { get; set; } = TimeSpan.FromSeconds(10);
}
