namespace SecOpsConsole.Core.Overview;

/// <summary>What automatic mode began since <paramref name="SinceUtc"/>, by how it ended.</summary>
public sealed record AutomaticDay(DateTime SinceUtc, int Verified, int Undone, int Failed, int UnderWay)
{
    public int Total => Verified + Undone + Failed + UnderWay;
}
