namespace SecOpsConsole.Core.People;

/// <summary>For whom a write carries out a command.</summary>
/// <param name="Name">As the record names them.</param>
/// <param name="By">As the record names them where it names the second person in the same words.</param>
/// <param name="Via">How they asked.</param>
/// <param name="GrantedBy">The second person, where one had to agree.</param>
internal sealed record Decider(string Name, string By, DecisionVia Via, string? GrantedBy)
{
    public static Decider Of(Access access) => new(access.Name, access.By, access.Caller switch
    {
        { TokenId: not null } => DecisionVia.Token,
        { FromChat: true } => DecisionVia.Slack,
        _ => DecisionVia.Person,
    }, access.Grant?.Approver);
}
