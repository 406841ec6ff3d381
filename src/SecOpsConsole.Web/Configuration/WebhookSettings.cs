using System.ComponentModel;

namespace SecOpsConsole.Web.Configuration;

/// <summary>How EventBridge proves itself to the webhook.</summary>
[Description("The webhook `POST /webhooks/eventbridge`.")]
public sealed class WebhookSettings
{
    /// <summary>Shorter keys could be guessed: 128 bits as text take 22 characters or more.</summary>
    public const int ShortestKey = 22;
    public const int LongestKey = 512;

    [Description("The keys that the header `X-SecOps-Key` may carry: `Webhook__ApiKeys__0` is the primary, `Webhook__ApiKeys__1` the secondary one, for rotation without a gap. 22 to 512 characters each. Required, except in sandbox mode, where a key is made and kept in the data directory.")]
    public string[] ApiKeys { get; set; } = [];
}
