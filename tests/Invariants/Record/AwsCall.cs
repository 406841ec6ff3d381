using System.Globalization;

namespace SecOpsConsole.Invariants.Record;

/// <summary>One call that AWS has answered, whoever made it.</summary>
public sealed record AwsCall(DateTime TimeUtc, string PrincipalArn, string RequestId, int Status, string Operation, string? Bucket)
{
    private const string SessionOfAttempts = "/SecOpsConsole-";

    /// <summary>The attempt whose role session made the call; null for everybody else's calls, and for the console's reads.</summary>
    public long? AttemptId =>
        PrincipalArn.LastIndexOf(SessionOfAttempts, StringComparison.Ordinal) is >= 0 and var at
        && long.TryParse(PrincipalArn.AsSpan(at + SessionOfAttempts.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    public bool IsByConsole => PrincipalArn.Contains(SessionOfAttempts, StringComparison.Ordinal);

    public bool IsWrite => !Operation.StartsWith("Get", StringComparison.Ordinal)
        && !Operation.StartsWith("List", StringComparison.Ordinal)
        && !Operation.StartsWith("Head", StringComparison.Ordinal)
        && !Operation.StartsWith("Describe", StringComparison.Ordinal)
        && Operation is not ("AssumeRole" or "PutEvents");

    public bool TookEffect => Status < 300;

    public override string ToString() => $"{Operation} {Bucket} by {PrincipalArn[(PrincipalArn.LastIndexOf('/') + 1)..]} at {TimeUtc:HH:mm:ss.fff} ({Status})";
}
