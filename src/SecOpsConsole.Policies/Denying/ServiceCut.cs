namespace SecOpsConsole.Policies;

/// <summary>An AWS service that would lose what a policy gives it.</summary>
/// <param name="Service">The service principal, such as <c>cloudtrail.amazonaws.com</c>.</param>
/// <param name="Label">The statement of the old policy, as a person would call it.</param>
/// <param name="Actions">What it may do there.</param>
/// <param name="IsLogDelivery">The service writes logs or other records into the bucket.</param>
public sealed record ServiceCut(string Service, string Label, IReadOnlyList<string> Actions, bool IsLogDelivery)
{
    /// <summary>In one sentence.</summary>
    public string Sentence => IsLogDelivery
        ? $"{Service} would no longer be able to deliver its records here: {Label} gives it {WhoText.Join(Actions)}, and the new policy does not."
        : $"{Service} would lose {WhoText.Join(Actions)}, which {Label} gives it for fixed sources.";
}
