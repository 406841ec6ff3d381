using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>Who made the change, as AWS tells it.</summary>
public sealed record ActorResponse(
    string? Type, string? Name, string? Arn, string? IssuerArn, string? AccountId, string? SourceIp, string? UserAgent, string? Tool, bool? Mfa)
{
    public static ActorResponse From(Actor actor) => new(
        actor.Type, actor.Name, actor.Arn, actor.IssuerArn, actor.AccountId, actor.SourceIp, actor.UserAgent, actor.Tool, actor.Mfa);
}
