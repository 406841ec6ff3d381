namespace SecOpsConsole.Fault.Tests.Robots;

/// <summary>Machines that keep putting the weak policy back, over real HTTP against the real console. Pause 0: as fast as AWS answers.</summary>
internal sealed record Robot(string Name, int Robots, string UserAgent, int PauseMilliseconds)
{
    private const int AtFullSpeed = 100;

    /// <summary>Terraform manages the bucket, and somebody said that automatic mode may act all the same: then it has put the policy once before.</summary>
    public bool Overridden { get; init; }

    public int Puts => Overridden ? AtFullSpeed + 1 : AtFullSpeed;

    public string Bucket => $"robot-{Name}";

    /// <summary>The body of the sandbox's scenario.</summary>
    public object Scenario => Play(AtFullSpeed);

    /// <summary>The same for one put, from which the console learns who manages the bucket.</summary>
    public object First => Play(1);

    /// <summary>Where code manages a bucket, automatic mode leaves it to people unless somebody overrode that.</summary>
    public bool IsLeftToPeople => UserAgent == "terraform" && !Overridden;

    private object Play(int count) => new { bucket = Bucket, count, robots = Robots, userAgent = UserAgent, pauseMilliseconds = PauseMilliseconds };

    public override string ToString() => $"{Bucket} ({Robots} with {UserAgent}, every {PauseMilliseconds} ms)";
}
