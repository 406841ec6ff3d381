namespace SecOpsConsole.Core.Remediation;

/// <summary>Every remediation action of this assembly, found by a scan.</summary>
public sealed class RemediationActions
{
    private readonly Dictionary<RemediationActionId, IRemediationAction> _byId;

    public RemediationActions()
    {
        All = [.. typeof(IRemediationAction).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IRemediationAction).IsAssignableFrom(type))
            .Select(type => (IRemediationAction)Activator.CreateInstance(type, nonPublic: true)!)
            .OrderBy(action => action.Id)];
        _byId = All.ToDictionary(action => action.Id);
    }

    public IReadOnlyList<IRemediationAction> All { get; }

    public IRemediationAction this[RemediationActionId id] => _byId[id];

    /// <summary>All IAM actions that the console's role needs to remediate, sorted and without repeats.</summary>
    public IReadOnlyList<string> RequiredIamActions =>
        [.. All.SelectMany(action => action.RequiredIamActions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
