namespace SecOpsConsole.Invariants.Record;

/// <summary>A row of WorkItems.</summary>
public sealed record StoredWork(
    long Id, string Kind, string? Partition, string Payload, string State, int Attempt, int MaxAttempts, DateTime RunAtUtc, DateTime CreatedUtc, string? LastError)
{
    /// <summary>It will run, sooner or later.</summary>
    public bool IsAlive => State is "Available" or "Scheduled" or "Executing" or "Retryable";

    public override string ToString() => $"work {Id} ({Kind}, {State}, attempt {Attempt}{(LastError is null ? "" : $", {LastError}")})";
}
