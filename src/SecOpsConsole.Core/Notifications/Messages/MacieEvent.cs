using System.Text.Json;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Messages;

/// <summary>Reads from a stored event of Macie what a message shows of it; whatever is missing, null or of another kind is left out.</summary>
internal static class MacieEvent
{
    /// <summary>The kinds of identity in a Macie finding (userIdentity), in the order in which they are asked, with the members that name them.</summary>
    private static readonly (string Kind, string[] Names)[] s_identities =
    [
        ("assumedRole", ["arn"]), ("iamUser", ["userName", "arn"]), ("federatedUser", ["arn"]), ("root", ["arn"]),
        ("awsAccount", ["accountId"]), ("awsService", ["invokedBy"]),
    ];

    public static NoticeMacie? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return At(json.RootElement, "detail") is { } detail ? Of(detail) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static NoticeMacie Of(JsonElement detail)
    {
        var who = At(detail, "policyDetails", "actor", "userIdentity");
        return new NoticeMacie
        {
            Type = Text(detail, "type"),
            Title = Text(detail, "title"),
            Severity = Text(detail, "severity", "description"),
            BucketArn = Text(detail, "resourcesAffected", "s3Bucket", "arn"),
            ObjectKey = Text(detail, "resourcesAffected", "s3Object", "key"),
            Extension = Text(detail, "resourcesAffected", "s3Object", "extension"),
            LastModified = Text(detail, "resourcesAffected", "s3Object", "lastModified"),
            Api = Text(detail, "policyDetails", "action", "apiCallDetails", "api"),
            IpAddress = Text(detail, "policyDetails", "actor", "ipAddressDetails", "ipAddressV4"),
            AccessKeyId = s_identities.Select(identity => Text(who, identity.Kind, "accessKeyId")).FirstOrDefault(key => key is not null),
            Who = s_identities.SelectMany(identity => identity.Names.Select(name => Text(who, identity.Kind, name))).FirstOrDefault(name => name is not null)
                ?? Text(detail, "policyDetails", "actor", "domainDetails", "domainName"),
        };
    }

    private static JsonElement? At(JsonElement? owner, params string[] path)
    {
        foreach (var name in path)
        {
            owner = owner is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member) ? member : null;
        }

        return owner;
    }

    private static string? Text(JsonElement? owner, params string[] path) =>
        At(owner, path) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
