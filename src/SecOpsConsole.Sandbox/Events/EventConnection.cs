using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>An EventBridge connection: how to authenticate at an API destination.</summary>
internal sealed record EventConnection
{
    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Name { get; init; }

    /// <summary>The GUID at the end of the ARN.</summary>
    public required string Id { get; init; }

    public string? Description { get; init; }

    /// <summary>API_KEY, BASIC or OAUTH_CLIENT_CREDENTIALS.</summary>
    public required string AuthorizationType { get; init; }

    /// <summary>As given, secrets included; never returned without <see cref="ConnectionSecrets.Redact"/>.</summary>
    public required JsonObject AuthParameters { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime ModifiedUtc { get; init; }

    public required DateTime AuthorizedUtc { get; init; }

    public string Arn => $"arn:aws:events:{Region}:{AccountId}:connection/{Name}/{Id}";

    public string SecretArn => $"arn:aws:secretsmanager:{Region}:{AccountId}:secret:events/connection/{Name}/{Id}";
}
