namespace SecOpsConsole.Policies.Tests.Oracle;

/// <summary>One concrete request to S3. Keys are lower-case; an absent key is not in the dictionary.</summary>
internal sealed record OracleRequest(OracleCaller Caller, string Action, string Resource, IReadOnlyDictionary<string, string[]> Context)
{
    public override string ToString() =>
        $"{Caller} {Action} {Resource} {{{string.Join(", ", Context.Select(static pair => $"{pair.Key}={string.Join('|', pair.Value)}"))}}}";
}
