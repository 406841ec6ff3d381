using System.Text;

namespace SecOpsConsole.Web.Start;

/// <summary>The lines that a person reads after the start: where everything is.</summary>
internal static class StartBanner
{
    public static string Text(string version, string address, string? signInAddress, string webhookAddress, Uri? sandbox)
    {
        var text = new StringBuilder($"\nSecOpsConsole {version}\n  Console  {address}\n");
        if (signInAddress is not null)
        {
            text.Append($"  Sign in  {signInAddress}\n           (administrator; good for one sign-in)\n");
        }

        text.Append($"  Webhook  {webhookAddress}\n");
        if (sandbox is not null)
        {
            text.Append($"  Sandbox  {sandbox.ToString().TrimEnd('/')}  (no AWS account is touched)\n");
        }

        return text.ToString();
    }
}
