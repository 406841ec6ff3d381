using SecOpsConsole.Sandbox.Macie.Jobs;
using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>Everything of Macie by account, Region and id.</summary>
internal sealed class MacieStore(SandboxState state)
{
    public StateSection<MacieSession> Sessions { get; } = state.Section<MacieSession>("macie/sessions");

    public StateSection<CustomIdentifier> CustomIdentifiers { get; } = state.Section<CustomIdentifier>("macie/custom-identifiers");

    public StateSection<AllowList> AllowLists { get; } = state.Section<AllowList>("macie/allow-lists");

    public StateSection<ClassificationJob> Jobs { get; } = state.Section<ClassificationJob>("macie/jobs");

    public StateSection<FindingsFilter> Filters { get; } = state.Section<FindingsFilter>("macie/filters");

    public StateSection<StoredFinding> Findings { get; } = state.Section<StoredFinding>("macie/findings");

    public static string Key(string accountId, string region, string id = "") => $"{accountId}/{region}/{id}";

    public static string Key(IMacieResource resource) => Key(resource.AccountId, resource.Region, resource.Id);

    /// <summary>The session of an account in a Region, when Macie is enabled and not paused there.</summary>
    public MacieSession? Active(string accountId, string region) =>
        Sessions.Find(Key(accountId, region)) is { Status: MacieSession.Enabled } session ? session : null;

    public static IEnumerable<T> Of<T>(StateSection<T> section, string accountId, string region)
        where T : class, IMacieResource => section.All().Where(item => item.AccountId == accountId && item.Region == region);

    /// <summary>"When you disable Macie, … all existing data is deleted" of that Region.</summary>
    public void Forget(string accountId, string region)
    {
        Remove(CustomIdentifiers, accountId, region);
        Remove(AllowLists, accountId, region);
        Remove(Jobs, accountId, region);
        Remove(Filters, accountId, region);
        Remove(Findings, accountId, region);
        Sessions.Remove(Key(accountId, region));
    }

    private static void Remove<T>(StateSection<T> section, string accountId, string region)
        where T : class, IMacieResource
    {
        foreach (var item in Of(section, accountId, region))
        {
            section.Remove(Key(item));
        }
    }
}
