using System.Text.Json;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>The BucketPolicy entry of a configuration item: JSON text that holds the policy as text, <c>{"policyText":"…"}</c>.</summary>
internal static class ConfigBucketPolicy
{
    public static (ConfigurationPolicyState State, string? Text) Read(string encoded)
    {
        try
        {
            using var document = JsonDocument.Parse(encoded);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("policyText", out var text))
            {
                return (ConfigurationPolicyState.Unknown, null);
            }

            return text.ValueKind switch
            {
                JsonValueKind.Null => (ConfigurationPolicyState.NoPolicy, null),
                JsonValueKind.String => (ConfigurationPolicyState.Known, text.GetString()),
                _ => (ConfigurationPolicyState.Unknown, null),
            };
        }
        catch (JsonException)
        {
            return (ConfigurationPolicyState.Unknown, null);
        }
    }
}
