using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Offenders;

/// <summary>IAM as one dictionary of inline policies, with the ways in which it fails.</summary>
public sealed class FakePrincipals : IPrincipalGateway
{
    private readonly Dictionary<string, SortedDictionary<string, string>> _policies = new(StringComparer.Ordinal);
    private int _requests;

    public List<(string Arn, string Name, string? Text)> Writes { get; } = [];
    public Queue<AwsFault?> NextWrites { get; } = new();
    public Queue<AwsFault?> NextReads { get; } = new();

    /// <summary>A fault with this code comes after the effect.</summary>
    public const string LostAfterEffect = "LostAfterEffect";

    public SortedDictionary<string, string> this[string arn] =>
        _policies.TryGetValue(arn, out var known) ? known : _policies[arn] = new SortedDictionary<string, string>(StringComparer.Ordinal);

    public Task<AwsAnswer<PrincipalPolicies>> ReadAsync(PrincipalRef principal, string policyName, CancellationToken cancellationToken) =>
        Task.FromResult(NextReads.TryDequeue(out var fault) && fault is not null
            ? AwsAnswer<PrincipalPolicies>.Failed(fault)
            : AwsAnswer<PrincipalPolicies>.Ok(new PrincipalPolicies("AIDAEXAMPLE", [.. this[principal.Arn].Keys], this[principal.Arn].GetValueOrDefault(policyName)), "read"));

    public Task<AwsAnswer<Written>> PutPolicyAsync(PrincipalRef principal, string policyName, string text, long attemptId, CancellationToken cancellationToken) =>
        WriteAsync(principal.Arn, policyName, text);

    public Task<AwsAnswer<Written>> DeletePolicyAsync(PrincipalRef principal, string policyName, long attemptId, CancellationToken cancellationToken) =>
        WriteAsync(principal.Arn, policyName, null);

    private Task<AwsAnswer<Written>> WriteAsync(string arn, string name, string? text)
    {
        if (NextWrites.TryDequeue(out var fault) && fault is not null)
        {
            if (fault.Code == LostAfterEffect)
            {
                Take(arn, name, text);
            }
            return Task.FromResult(AwsAnswer<Written>.Failed(fault));
        }
        Take(arn, name, text);
        return Task.FromResult(AwsAnswer<Written>.Ok(new Written(), $"IAM{++_requests}"));
    }

    private void Take(string arn, string name, string? text)
    {
        Writes.Add((arn, name, text));
        if (text is null)
        {
            this[arn].Remove(name);
        }
        else
        {
            this[arn][name] = text;
        }
    }
}
