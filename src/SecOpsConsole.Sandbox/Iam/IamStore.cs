using System.Collections.Concurrent;
using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>Inline policies by principal ARN, kept over a restart. Remembers what stood before the last change, for stale reads.</summary>
internal sealed class IamStore(SandboxState state)
{
    private readonly StateSection<InlinePolicies> inline = state.Section<InlinePolicies>("iam/inline");
    private readonly ConcurrentDictionary<string, InlinePolicies> previous = new(StringComparer.Ordinal);

    public InlinePolicies Find(string principalArn) => inline.Find(principalArn) ?? InlinePolicies.NoneOf(principalArn);

    /// <summary>The policies before the last change, or as they are when they never changed.</summary>
    public InlinePolicies FindStale(string principalArn) => previous.GetValueOrDefault(principalArn) ?? Find(principalArn);

    /// <summary>Changes the policies as one step.</summary>
    public void Change(string principalArn, Func<InlinePolicies, InlinePolicies> change) => inline.Update(principalArn, stored =>
    {
        var before = stored ?? InlinePolicies.NoneOf(principalArn);
        previous[principalArn] = before;
        var after = change(before);
        return after.Documents.Count == 0 ? null : after;
    });

    /// <summary>A deleted user or role takes its inline policies along.</summary>
    public void Remove(string principalArn)
    {
        previous.TryRemove(principalArn, out _);
        inline.Remove(principalArn);
    }

    public void DropStale() => previous.Clear();
}
