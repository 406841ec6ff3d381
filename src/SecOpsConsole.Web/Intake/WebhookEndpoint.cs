namespace SecOpsConsole.Web.Intake;

/// <summary>The limits of the webhook that EventBridge calls.</summary>
internal static class WebhookEndpoint
{
    /// <summary>An EventBridge entry is at most 256 KiB (1 MiB since 2026 for some sources); an array of them fits.</summary>
    public const int BodyLimit = 2 * 1024 * 1024;
}
