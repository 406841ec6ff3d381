namespace SecOpsConsole.Fault.Tests.Robots;

/// <summary>Machines that keep putting the weak policy back, over real HTTP against the real console. Pause 0: as fast as AWS answers.</summary>
internal sealed record Robot(string Name, int Robots, string UserAgent, int PauseMilliseconds)
{
    public const int Puts = 100;

    /// <summary>Terraform has put the good policy once before, and somebody said that automatic mode may act all the same.</summary>
    public bool Overridden { get; init; }

    public int AllPuts => Overridden ? Puts + 1 : Puts;

    public string Bucket => $"robot-{Name}";

    /// <summary>The body of the sandbox's scenario.</summary>
    public object Scenario => new { bucket = Bucket, count = Puts, robots = Robots, userAgent = UserAgent, pauseMilliseconds = PauseMilliseconds };

    /// <summary>Where code manages a bucket, automatic mode leaves it to people unless somebody overrode that.</summary>
    public bool IsLeftToPeople => UserAgent == "terraform" && !Overridden;

    public override string ToString() => $"{Bucket} ({Robots} with {UserAgent}, every {PauseMilliseconds} ms)";
}
